import type { OutputBundle, OutputChunk, Plugin } from "rolldown";

const RUNTIME = "rolldown-runtime.cjs";

/**
 * Makes one file, `start.cjs`, of three that every run loads: the entry that only passes on what the chunk of that name exports, and the
 * bundler's own functions.
 */
export const oneStart: Plugin = {
  name: "one-start",
  generateBundle: (_, bundle) => {
    const start = chunkOf(bundle, "start.cjs");
    const runtime = chunkOf(bundle, RUNTIME);
    if (!start.exports.includes("start")) throw new Error("start.cjs does not export start");
    start.code = `${runtime.code}\n${start.code.replace(/^const (\w+) = require\("\.\/rolldown-runtime\.cjs"\);$/m, "const $1 = exports;")}`;
    delete bundle["entry.cjs"];
    delete bundle[RUNTIME];
    for (const one of Object.values(bundle))
      if (one.type === "chunk") one.code = one.code.replaceAll(`"./${RUNTIME}"`, '"./start.cjs"');
  },
};

function chunkOf(bundle: OutputBundle, fileName: string): OutputChunk {
  const found = bundle[fileName];
  if (found?.type !== "chunk") throw new Error(`there is no ${fileName}`);
  return found;
}
