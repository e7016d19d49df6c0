import { readFileSync } from "node:fs";
import { join } from "node:path";
import autocannon from "autocannon";
import { atLeast, inPairs } from "./pairs.mjs";
import { quietListener, startUntil, stop } from "./processes.mjs";

const ROUNDS = 3;
const SECONDS = 2;
const CONNECTIONS = 50;
const URL_LINE = /"url":"([^"]+)"/;

/** Requests a second of the listener against a bare server, 50 connections. */
export async function listening({ program, project, folder }) {
  const body = JSON.stringify(JSON.parse(readFileSync(join(project, "samples/2024/call_hangup.json"), "utf8")));
  const baseline = "bare node:http server";
  const capture = join(folder, "listen.ndjson");
  const against = async (...options) => {
    const ours = await quietListener(program, options, join(folder, "url"));
    const bare = await startUntil([join(import.meta.dirname, "bare-server.mjs")], URL_LINE);
    try {
      return await inPairs(
        ROUNDS,
        () => perSecond(ours.url, body),
        () => perSecond(bare.match[1], body),
      );
    } finally {
      await stop(ours.child);
      await stop(bare.child);
    }
  };
  return [
    atLeast(0.4, {
      what: "`listen --save`, synced before each answer",
      baseline,
      ratio: await against("--save", capture),
    }),
    atLeast(0.55, {
      what: "`listen --save --no-fsync`",
      baseline,
      ratio: await against("--save", capture, "--no-fsync"),
    }),
    atLeast(0.65, { what: "`listen`", baseline, ratio: await against() }),
  ];
}

async function perSecond(url, body) {
  const { requests } = await autocannon({
    url,
    body,
    method: "POST",
    headers: { "content-type": "application/json" },
    connections: CONNECTIONS,
    duration: SECONDS,
  });
  return requests.average;
}
