import type { Plugin } from "rolldown";
import { patched } from "./patched.ts";

/**
 * The layout's WebAssembly stands in the code as text. To make it at once takes 2 ms; as it was, it loaded all of Node's fetch, and a file
 * of CommonJS can't wait for it.
 */
export const yogaAtOnce: Plugin[] = [
  patched("yoga", /yoga-layout\/dist\/src\/index\.js$/, [["await loadYoga()", "loadYoga()"]]),
  patched("yoga-assembly", /yoga-wasm-base64-esm\.js$/, [
    ["import.meta.url", '""'],
    [
      "b=xa(a.slice(37)),c=new Uint8Array(b.length);for(a=0;a<b.length;++a)c[a]=b.charCodeAt(a);var d=c",
      'd=Buffer.from(a.slice(37),"base64")',
    ],
    [
      /\(function\(\)\{return w\|\|.*\}\)\(\)\.catch\(ca\);/s,
      "a(new WebAssembly.Instance(new WebAssembly.Module(wa()),d));",
    ],
    ["return loadYoga.ready", "return loadYoga"],
  ]),
];
