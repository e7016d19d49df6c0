import type { Plugin } from "rolldown";
import { patched } from "./patched.ts";

const COMPILES = "llhttpInstance = lazyllhttp()";

/** V8's own `--wasm-tiering-budget`, which cannot be asked for. */
export const TIERING_BUDGET = { node20: "1800000", later: "13000000" };

/**
 * The parser is one huge function in WebAssembly. V8 thinks it hot after the first answer, or a few, and optimizes it for 130 ms
 * of processor time, which the end of the process waits for. Here it takes some fifty answers. The budget counts when the module is
 * compiled; afterwards it is V8's own again, since the compile cache is void while a flag differs.
 */
const PATIENTLY = `
  const { setFlagsFromString } = require("node:v8");
  setFlagsFromString("--wasm-tiering-budget=100000000");
  ${COMPILES}
  const own = process.versions.node.startsWith("20.") ? "${TIERING_BUDGET.node20}" : "${TIERING_BUDGET.later}";
  setFlagsFromString("--wasm-tiering-budget=" + own);
`;

/** What `src/delivery/sender.ts` uses of undici: HTTP/1.1 with a body of bytes, and a parser that is compiled in proportion to its use. */
export const leanUndici: Plugin[] = [
  {
    // HTTP/2 is off unless asked for, and a body extracted only from a form. They are a third of undici, and load node:http2.
    name: "without-unused-undici",
    load: {
      filter: { id: /undici\/lib\/(dispatcher\/client-h2|web\/fetch\/body)\.js$/ },
      handler: (id) =>
        `module.exports = () => { throw new Error("${id.split("undici/").at(-1) ?? ""} is not bundled"); };`,
    },
  },
  patched("patient-parser", /undici\/lib\/dispatcher\/client-h1\.js$/, [[COMPILES, PATIENTLY]]),
];
