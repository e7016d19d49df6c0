import type { Plugin } from "rolldown";

/** What takes a millisecond or more to load, and what a command may end without: modules of Node, colours, and zod with all that is made of it. */
const LATE = [
  { name: "node_child_process", file: "node:child_process" },
  { name: "node_crypto", file: "node:crypto" },
  { name: "node_fs_promises", file: "node:fs/promises" },
  { name: "node_stream", file: "node:stream" },
  { name: "require_chalk", file: "./chalk.cjs" },
  { name: "require_schemas", file: "./schemas.cjs" },
];

/** Loads these when they are first used: a fifth of the time until `listen` is ready. */
export const late: Plugin = {
  name: "late",
  renderChunk: (code, { fileName }) => {
    return LATE.reduce((before, { name, file }) => {
      const declaration = new RegExp(`^(?:let|const) ${name} = require\\("${file}"\\);$`, "m");
      if (!declaration.test(before)) return before;
      // In brackets, or `new` would take the call for what it makes.
      const used = before.replace(declaration, "").replaceAll(`${name}.`, `(${name}()).`);
      if (new RegExp(`\\b${name}\\b(?!\\(\\)\\)\\.)`).test(used))
        throw new Error(`${fileName} uses ${name} as a whole`);
      return `let ${name}_loaded;\nconst ${name} = () => (${name}_loaded ??= require("${file}"));\n${used}`;
    }, code);
  },
};
