import { NO_GOAL, atMost } from "./goals.mjs";
import { majorOf, otherNode } from "./nodes.mjs";
import { startUpRows } from "./start-up.mjs";

const ROUNDS = 11;
const MAJORS = [20, 22, 24, 26];
const SEND_GOALS = new Map([
  [20, atMost(3.2)],
  [24, atMost(3)],
]);

export const runtimes = {
  title: "Start-up on other versions of Node",
  about: "As above, each against the bare process of the same version. The runtimes come from the npm registry.",
  rows: (bench) =>
    MAJORS.filter((major) => major !== majorOf(process.version)).flatMap((major) =>
      startUpRows(bench, otherNode(major, bench), { goal: SEND_GOALS.get(major) ?? NO_GOAL, rounds: ROUNDS }),
    ),
};
