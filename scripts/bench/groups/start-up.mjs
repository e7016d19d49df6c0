import { NO_GOAL, atMost } from "../measuring/goals.mjs";
import { inTerminal } from "../measuring/in-terminal.mjs";
import { OWN_NODE } from "../measuring/nodes.mjs";
import { inPairs } from "../measuring/pairs.mjs";
import { startUntil, stop, wholeProcessMs } from "../measuring/processes.mjs";

const ROUNDS = 15;
const BARE = ["-e", "0"];
const LISTEN_GOAL = { newer: 2.4, node20: 3 };
const URL = /http:\/\/127\.0\.0\.1:\d+\//;

export const startUp = {
  title: "Start-up",
  about: `Whole processes, from start to end, with Node's compile cache filled. For \`listen\`: until it says that it listens, as JSON or on the full screen.`,
  rows: (bench) => [...startUpRows(bench, OWN_NODE, ROUNDS), ...inFullScreen(bench)],
};

/** The rows for every supported version of Node. */
export function startUpRows(bench, node, rounds) {
  const { program } = bench;
  const row = (name, what, { goal: own, measure }) => ({
    id: `${name}${node.id}`,
    what,
    node,
    baseline: "`node -e 0`",
    goal: own,
    measure: async () => {
      const file = await node.file();
      return inPairs(
        rounds,
        () => measure(file),
        () => wholeProcessMs(BARE, { file }),
      );
    },
  });
  const quick = node.goal(atMost, { newer: 1.3, node20: 1.45 });
  return [
    row("version", "`--version`", {
      goal: quick,
      measure: (file) => wholeProcessMs([program, "--version"], { file }),
    }),
    row("help", "`--help`", { goal: quick, measure: (file) => wholeProcessMs([program, "--help"], { file }) }),
    {
      ...row("send", "`send`, one event", { goal: node.goal(atMost, { newer: 2.8, node20: 3.5 }) }),
      measure: () => sending(bench, node, rounds),
    },
    row("listen", "`listen` until it is ready", {
      goal: node.goal(atMost, LISTEN_GOAL),
      measure: (file) => readyMs(program, file),
    }),
  ];
}

async function sending({ program }, node, rounds) {
  const file = await node.file();
  const { child, match } = await startUntil([program, "listen", "--json", "--port", "0"]);
  try {
    const args = [program, "send", "call_hangup", "--to", match[1]];
    return await inPairs(
      rounds,
      () => wholeProcessMs(args, { file }),
      () => wholeProcessMs(BARE, { file }),
    );
  } finally {
    await stop(child);
  }
}

async function readyMs(program, file) {
  const { child, readyMs: ms } = await startUntil([program, "listen", "--json", "--port", "0"], { file });
  await stop(child);
  return ms;
}

function inFullScreen({ program, folder }) {
  const row = (id, what, { goal, pattern }) => ({
    id,
    what,
    baseline: "`node -e 0`, in a terminal too",
    goal,
    measure: () =>
      inPairs(
        ROUNDS,
        () => shownMs(pattern, { program, folder }),
        () => bareInTerminalMs(folder),
      ),
  });
  return [
    row("listen-tui", "`listen` until the full screen shows the address", {
      goal: OWN_NODE.goal(atMost, LISTEN_GOAL),
      pattern: URL,
    }),
    row("listen-tui-whole", "`listen` until the full screen is whole", {
      goal: NO_GOAL,
      pattern: /waiting for events/,
    }),
  ];
}

async function shownMs(pattern, { program, folder }) {
  const terminal = inTerminal([program, "listen", "--port", "0", "-o", "tui"], pattern, { cwd: folder });
  const { ms } = await terminal.matched;
  await terminal.stop();
  return ms;
}

async function bareInTerminalMs(cwd) {
  const { startedMs, ended } = inTerminal(BARE, /$^/, { cwd });
  await ended;
  return performance.now() - startedMs;
}
