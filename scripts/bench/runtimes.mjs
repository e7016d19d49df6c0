import { NO_GOAL, atMost } from "./goals.mjs";
import { once } from "./once.mjs";
import { majorOf, startUpRows } from "./start-up.mjs";
import { Unavailable } from "./unavailable.mjs";

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
      startUpRows(bench, {
        goal: SEND_GOALS.get(major) ?? NO_GOAL,
        rounds: ROUNDS,
        runtime: once(() => programOf(major, bench)),
        on: `, Node ${major}`,
        id: `-${major}`,
      }),
    ),
};

async function programOf(major, { versions }) {
  try {
    const { runtime } = await import("../runtimes.mjs");
    const { version, path } = await runtime(major);
    versions[`Node ${major}`] = version;
    return path;
  } catch (error) {
    throw new Unavailable(`Node ${major} could not be had: ${error.message.split("\n")[0]}`);
  }
}
