import { once } from "node:events";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { atMost } from "../measuring/goals.mjs";
import { inPairs } from "../measuring/pairs.mjs";
import {
  METER,
  childProgram,
  childResult,
  plainEnvironment,
  quietListener,
  startUntil,
  stop,
  wholeProcessMs,
} from "../measuring/processes.mjs";
import { bodyFile, captureOf } from "../measuring/samples.mjs";

const MEGABYTE = 1024 * 1024;
const GIGABYTE = 1024 * MEGABYTE;
const EVENTS = 1_000_000;
const GROWTH_ROUNDS = 3;

export const memory = {
  title: "Memory and growth",
  about: `The most memory (resident set) of one process, as a share of its limit. A capture that is a hundred times as long must not cost more for each event.`,
  rows: (bench) => [
    growth("growth-time", "`validate`, time for each event", { bench, measure: msPerByte }),
    growth("growth-memory", "`validate`, memory", { bench, measure: peakOfValidation }),
    row("validate", "`validate` of 1 GB", { limitMb: 200, measure: () => validated(bench) }),
    row("replay", "`replay --concurrency 50` of 1 GB", { limitMb: 200, measure: () => replayed(bench) }),
    row("listen", "`listen`, a million events", { limitMb: 250, measure: () => listened(bench, []) }),
    row("listen-save", "`listen --save`, a million events", { limitMb: 250, measure: () => saved(bench) }),
  ],
};

function row(id, what, { limitMb, measure }) {
  const share = async () => {
    const peakBytes = await measure();
    return { ratio: peakBytes / (limitMb * MEGABYTE), samples: [{ peakBytes }] };
  };
  return { id, what, baseline: `${limitMb} MB`, goal: atMost(1), measure: share };
}

/** The same measurement for a capture of 1 GB, and for one that is a hundred times smaller. */
function growth(id, what, { bench, measure }) {
  const measureBoth = async () => {
    const small = join(bench.folder, "ten-megabytes.ndjson");
    await captureOf({ bytes: GIGABYTE / 100 }, small, bench);
    const large = await oneGigabyte(bench);
    return inPairs(
      GROWTH_ROUNDS,
      () => measure(large, bench),
      () => measure(small, bench),
    );
  };
  return { id, what: `${what}, at 1 GB`, baseline: "at 10 MB", goal: atMost(1.1), measure: measureBoth };
}

/** The time without the start-up. */
async function msPerByte(file, bench) {
  const one = join(bench.folder, "one-event.ndjson");
  await captureOf({ events: 1 }, one, bench);
  const ms = async (capture) => wholeProcessMs([bench.program, "validate", capture, "--quiet"]);
  return ((await ms(file)) - (await ms(one))) / (await stat(file)).size;
}

async function peakOfValidation(file, bench) {
  return peakOf([bench.program, "validate", file, "--json"], bench);
}

async function validated(bench) {
  return peakOfValidation(await oneGigabyte(bench), bench);
}

async function replayed(bench) {
  const file = await oneGigabyte(bench);
  const { child, match } = await startUntil([childProgram("bare-server.mjs")]);
  try {
    return await peakOf([bench.program, "replay", file, "--to", match[1], "--concurrency", "50", "--json"], bench);
  } finally {
    await stop(child);
  }
}

async function saved(bench) {
  const file = join(bench.folder, "million.ndjson");
  try {
    return await listened(bench, ["--save", file]);
  } finally {
    await rm(file, { force: true });
  }
}

async function listened(bench, options) {
  const usage = join(bench.folder, "usage.json");
  const { child, url } = await quietListener(bench, ["--quiet", ...options], {
    metered: true,
    env: { BENCH_USAGE: usage },
  });
  try {
    await childResult("flood.mjs", { url, bodyFile: bodyFile("call_init", bench), events: EVENTS });
  } finally {
    await stop(child);
  }
  return peakIn(usage);
}

async function peakOf(args, { folder }) {
  const usage = join(folder, "usage.json");
  const env = { ...plainEnvironment(), BENCH_USAGE: usage };
  const child = spawn(process.execPath, [...METER, ...args], { stdio: ["ignore", "ignore", "inherit"], env });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}`);
  return peakIn(usage);
}

async function peakIn(usage) {
  const { peakBytes } = JSON.parse(await readFile(usage, "utf8"));
  await rm(usage);
  return peakBytes;
}

/** Written once for all rows that need it, and removed with the folder. */
async function oneGigabyte(bench) {
  const file = join(bench.folder, "gigabyte.ndjson");
  if (!existsSync(file)) await captureOf({ bytes: GIGABYTE }, file, bench);
  return file;
}
