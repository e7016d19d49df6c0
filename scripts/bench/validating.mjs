import { join } from "node:path";
import { captureOf } from "./capture-of.mjs";
import { atMost, inPairs } from "./pairs.mjs";
import { wholeProcessMs } from "./processes.mjs";

const ROUNDS = 5;
const EVENTS = 50_000;

/** A capture validated against its lines read and parsed, each as a whole process. */
export async function validating({ program, project, folder }) {
  const file = join(folder, "validate.ndjson");
  await captureOf(EVENTS, { project, file });
  const parse = `
    const lines = require("node:readline").createInterface({ input: require("node:fs").createReadStream(${JSON.stringify(file)}) });
    lines.on("line", (line) => JSON.parse(line));`;
  const ratio = await inPairs(
    ROUNDS,
    () => wholeProcessMs([program, "validate", file, "--quiet"]),
    () => wholeProcessMs(["-e", parse]),
  );
  return [atMost(2.5, { what: "`validate` of a capture", baseline: "its lines, `JSON.parse` on each", ratio })];
}
