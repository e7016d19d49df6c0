import { once } from "node:events";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { atMost } from "./goals.mjs";
import { METER, childProgram, childResult, plainEnvironment, quietListener, startUntil, stop } from "./processes.mjs";
import { bodyFile, captureOf } from "./samples.mjs";

const MEGABYTE = 1024 * 1024;
const GIGABYTE = 1024 * MEGABYTE;
const EVENTS = 1_000_000;

export const memory = {
  title: "Memory",
  about: `The most memory (resident set) that one process had, as a share of its limit: reading a capture of 1 GB, and receiving a million events, each with a uuid of its own. On Linux
the kernel's own mark is read, elsewhere what the process counts.`,
  rows: (bench) => [
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

async function validated(bench) {
  return peakOf([bench.program, "validate", await oneGigabyte(bench), "--json"], bench);
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

/** Written once for the rows that need it; goes with the folder. */
async function oneGigabyte(bench) {
  const file = join(bench.folder, "gigabyte.ndjson");
  if (!existsSync(file)) await captureOf({ bytes: GIGABYTE }, file, bench);
  return file;
}
