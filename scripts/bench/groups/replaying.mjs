import { rm } from "node:fs/promises";
import { join } from "node:path";
import { atLeast } from "../measuring/goals.mjs";
import { OWN_NODE } from "../measuring/nodes.mjs";
import { inPairs } from "../measuring/pairs.mjs";
import { childProgram, childResult, startUntil, stop, wholeProcessMs } from "../measuring/processes.mjs";
import { bodyFile, captureOf } from "../measuring/samples.mjs";

const ROUNDS = 5;
const EVENTS = 30_000;
const CONNECTIONS = 50;

export const replaying = {
  title: "Replaying",
  about: `Deliveries a second of a capture of ${EVENTS.toLocaleString("en")} events, each result written as JSON; autocannon sends as many requests to the same server. Neither start counts.`,
  rows: (bench) => replayRows(bench, OWN_NODE),
};

/** The rows for several versions of Node. */
export function replayRows(bench, node) {
  return [
    {
      id: `concurrency-50${node.id}`,
      what: "`replay --concurrency 50`",
      node,
      baseline: "autocannon, 50 connections",
      goal: node.goal(atLeast, { newer: 0.55, node20: 0.5 }),
      measure: async () => replayed(bench, await node.file()),
    },
  ];
}

async function replayed(bench, runtime) {
  const file = join(bench.folder, "replay.ndjson");
  await captureOf({ events: EVENTS }, file, bench);
  const { child, match } = await startUntil([childProgram("bare-server.mjs")], { file: runtime });
  const [, url] = match;
  const args = [bench.program, "replay", file, "--to", url, "--concurrency", String(CONNECTIONS), "--json"];
  const ours = async () => {
    const startMs = await wholeProcessMs([...args, "--limit", "1"], { file: runtime });
    return (EVENTS - 1) / (((await wholeProcessMs(args, { file: runtime })) - startMs) / 1000);
  };
  const settings = { url, bodyFile: bodyFile("call_hangup", bench), connections: CONNECTIONS, amount: EVENTS };
  const theirs = async () => (await childResult("load.mjs", settings, { file: runtime })).perSecond;
  try {
    return await inPairs(ROUNDS, ours, theirs);
  } finally {
    await stop(child);
    await rm(file, { force: true });
  }
}
