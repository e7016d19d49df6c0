import { readFileSync } from "node:fs";
import { join } from "node:path";
import autocannon from "autocannon";
import { captureOf } from "./capture-of.mjs";
import { atLeast, inPairs } from "./pairs.mjs";
import { startUntil, stop, wholeProcessMs } from "./processes.mjs";

const ROUNDS = 3;
const EVENTS = 20_000;
const CONNECTIONS = 50;

/** Deliveries a second of a replay against autocannon, at the same target. The start of the process is taken off. */
export async function replaying({ program, project, folder }) {
  const file = join(folder, "replay.ndjson");
  await captureOf(EVENTS, { project, file });
  const body = JSON.stringify(JSON.parse(readFileSync(join(project, "samples/2024/call_hangup.json"), "utf8")));
  const { child, match } = await startUntil([join(import.meta.dirname, "bare-server.mjs")], /"url":"([^"]+)"/);
  const replay = (...more) =>
    wholeProcessMs([
      program,
      "replay",
      file,
      "--to",
      match[1],
      "--concurrency",
      String(CONNECTIONS),
      "--json",
      ...more,
    ]);
  const ours = async () => EVENTS / (((await replay()) - (await replay("--limit", "1"))) / 1000);
  const theirs = async () => {
    const { requests } = await autocannon({
      url: match[1],
      body,
      method: "POST",
      connections: CONNECTIONS,
      amount: EVENTS,
    });
    return requests.average;
  };
  try {
    return [
      atLeast(0.6, {
        what: "`replay --concurrency 50`",
        baseline: "autocannon, 50 connections",
        ratio: await inPairs(ROUNDS, ours, theirs),
      }),
    ];
  } finally {
    await stop(child);
  }
}
