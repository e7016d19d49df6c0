import type { Plugin } from "rolldown";

const IMPORT = /^import (.+) from "(node:[^"]+)";$/gm;

/**
 * Takes Node's modules from `process.getBuiltinModule`: an `import` reads every property of such a module, and in `node:http` of Node
 * 22 and later those are getters that load HTTP/2 and undici, for 30 ms.
 */
export const plainBuiltins: Plugin = {
  name: "plain-builtins",
  renderChunk: (code, { fileName }) => {
    const plain = code.replaceAll(IMPORT, (_, imported: string, name: string) => {
      const found = `globalThis.process.getBuiltinModule("${name}")`;
      const names = imported.replaceAll(" as ", ": ").split(/, (?=\{)/);
      return names.map((one) => `const ${one.replace(/^\*: /, "")} = ${found};`).join("\n");
    });
    if (/\bfrom\s*"node:/.test(plain)) throw new Error(`${fileName} still imports a module of Node`);
    return plain;
  },
};
