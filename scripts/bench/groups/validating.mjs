import { rm } from "node:fs/promises";
import { join } from "node:path";
import { atMost } from "../measuring/goals.mjs";
import { OWN_NODE } from "../measuring/nodes.mjs";
import { inPairs } from "../measuring/pairs.mjs";
import { childProgram, wholeProcessMs } from "../measuring/processes.mjs";
import { captureOf } from "../measuring/samples.mjs";

const ROUNDS = 5;
const EVENTS = 50_000;

export const validating = {
  title: "Validating",
  about: `A capture of ${EVENTS.toLocaleString("en")} events, whole processes.`,
  rows: (bench) => validationRows(bench, OWN_NODE),
};

/** The rows for several versions of Node. */
export function validationRows(bench, node) {
  return [
    {
      id: `capture${node.id}`,
      what: "`validate` of a capture",
      node,
      baseline: "its lines, `JSON.parse` on each",
      goal: atMost(3),
      measure: async () => validated(bench, await node.file()),
    },
  ];
}

async function validated(bench, runtime) {
  const file = join(bench.folder, "validate.ndjson");
  await captureOf({ events: EVENTS }, file, bench);
  try {
    return await inPairs(
      ROUNDS,
      () => wholeProcessMs([bench.program, "validate", file, "--quiet"], { file: runtime }),
      () => wholeProcessMs([childProgram("parse-lines.mjs"), file], { file: runtime }),
    );
  } finally {
    await rm(file, { force: true });
  }
}
