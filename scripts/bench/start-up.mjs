import { atMost, inPairs } from "./pairs.mjs";
import { startUntil, stop, wholeProcessMs } from "./processes.mjs";

const ROUNDS = 15;
const SEND_GOAL = process.versions.node.startsWith("20.") ? 3.2 : 3;

/** Whole processes against a bare `node -e 0`. */
export async function startUp({ program }) {
  const baseline = "node -e 0";
  const { child, match } = await startUntil([program, "listen", "--json", "--port", "0"], /"url":"([^"]+)"/);
  try {
    return [
      atMost(1.25, {
        what: "`--version`",
        baseline,
        ratio: await against(() => wholeProcessMs([program, "--version"])),
      }),
      atMost(1.25, { what: "`--help`", baseline, ratio: await against(() => wholeProcessMs([program, "--help"])) }),
      atMost(SEND_GOAL, {
        what: "`send`, one event",
        baseline,
        ratio: await against(() => wholeProcessMs([program, "send", "call_hangup", "--to", match[1]])),
      }),
      atMost(1.8, { what: "`listen`, until ready", baseline, ratio: await against(() => readyMs(program)) }),
    ];
  } finally {
    await stop(child);
  }
}

async function readyMs(program) {
  const { child, readyMs: ms } = await startUntil([program, "listen", "--json", "--port", "0"], /"ready"/);
  await stop(child);
  return ms;
}

function against(measure) {
  return inPairs(ROUNDS, measure, () => wholeProcessMs(["-e", "0"]));
}
