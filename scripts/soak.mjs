// Puts a mixed load on a listener for half an hour. Its memory and open handles must not grow, and no answered request may be lost.
//   npm run test:soak -- --minutes 30 --per-second 50
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { bodies } from "./soak/bodies.mjs";
import { FullScreen } from "./soak/full-screen.mjs";
import { lost } from "./soak/lost.mjs";
import { unreliableApp } from "./soak/unreliable-app.mjs";
import { REPORT_HEAP, compared, longestSilence, sample } from "./soak/samples.mjs";
import { Senders } from "./soak/senders.mjs";

/** The allowed growth from the second to the last fifth of the run. A garbage collector does not free everything at once. */
const BOUNDS = { growthRatio: 1.1, growthMb: 10, moreHandles: 16 };
const RESULT_FILE = "soak.json";

const PROJECT = resolve(import.meta.dirname, "..");
const { values } = parseArgs({
  options: { minutes: { type: "string", default: "30" }, "per-second": { type: "string", default: "50" } },
});
const durationMs = Number(values.minutes) * 60_000;
/** Events before the first sample. In a long run, these are more calls than the listener remembers, so its memory of calls is full. */
const warmUpEvents = Math.min(30_000, durationMs / 60);
const sampleEveryMs = Math.min(15_000, durationMs / 25);

const folder = mkdtempSync(join(tmpdir(), "hipcall-hooks-soak-"));
const heapFile = join(folder, "heap");
// A copy, because a build during the run replaces the program.
for (const part of ["bin", "dist", "samples", "package.json"])
  cpSync(join(PROJECT, part), join(folder, part), { recursive: true });
const program = join(folder, "bin/hipcall-hooks.cjs");
writeFileSync(join(folder, "report-heap.mjs"), REPORT_HEAP);

const app = await unreliableApp();
const node = [process.execPath, "--expose-gc", "--import", join(folder, "report-heap.mjs")];
const listen = [program, "listen", "--port", "0", "--save", "c.ndjson", "--ready-file", "url"];
const screen = new FullScreen([...node, ...listen, "--forward", app.url, "--forward-timeout", "2s"], {
  cwd: folder,
  env: { PATH: process.env.PATH, HOME: folder, TERM: "xterm-256color", SOAK_HEAP: heapFile },
});
try {
  process.exitCode = await soak(await readyUrl());
} finally {
  screen.kill();
  app.close();
  rmSync(folder, { recursive: true, force: true });
}

async function soak(url) {
  const senders = new Senders(url, bodies(join(folder, "samples"), warmUpEvents));
  await senders.burst(warmUpEvents);
  senders.start({ count: 16, perSecond: Number(values["per-second"]) });
  const replays = { runs: 0, unexpected: 0 };
  let running = true;
  const replaying = replayWhile(() => running, url, replays);
  const samples = [];
  const startedMs = performance.now();
  while (performance.now() - startedMs < durationMs && screen.exitCode === undefined) {
    await delay(sampleEveryMs);
    if (screen.exitCode !== undefined) break;
    const atSeconds = Math.round((performance.now() - startedMs) / 1000);
    const taken = { atSeconds, answered: senders.answered.size, ...sample(screen.pid, heapFile) };
    samples.push(taken);
    show(samples.length, taken, replays.runs);
  }
  running = false;
  await replaying;
  await senders.stop();
  if (screen.exitCode !== undefined) console.log(`the listener ended too early: ${JSON.stringify(screen.lastText)}`);
  const exitCode = screen.exitCode ?? (await screen.quit());
  const lostNumbers = await lost(senders.answered, join(folder, "c.ndjson"));
  return conclude({
    samples,
    exitCode,
    lostNumbers,
    statuses: senders.statuses,
    answered: senders.answered.size,
    replays,
  });
}

function show(number, { atSeconds, answered, rssMb, heapMb, handles }, replayed) {
  const used = `RSS ${mb(rssMb)}  heap ${mb(heapMb)}  handles ${handles ?? "?"}`;
  const done = `answered ${answered}  replays ${replayed}`;
  console.log(`${String(number).padStart(3)}  ${String(atSeconds).padStart(5)} s  ${used}  ${done}`);
}

/** Replays a small capture to the listener again and again, like a second user. */
async function replayWhile(isRunning, url, counts) {
  const args = [program, "replay", join(folder, "samples/2024"), "--to", `${url}replayed`, "--fresh", "--quiet"];
  while (isRunning()) {
    // 1 is expected: the app behind the listener sometimes fails.
    const exitCode = await new Promise((done) =>
      execFile(process.execPath, args, { cwd: folder }, (error) => done(error?.code ?? 0)),
    );
    counts.runs += 1;
    if (exitCode !== 0 && exitCode !== 1) counts.unexpected += 1;
    await delay(Math.min(10_000, sampleEveryMs));
  }
}

function conclude({ samples, exitCode, lostNumbers, statuses, answered, replays }) {
  const rows = compared(samples, BOUNDS);
  for (const { name, from, to, most, held } of rows) {
    console.log(
      `${name}: ${from.toFixed(1)} in the second fifth, ${to.toFixed(1)} in the last (limit ${most.toFixed(1)}): ${held ? "flat" : "GROWN"}`,
    );
  }
  console.log(
    `answers by status: ${JSON.stringify(statuses)}; written to the terminal: ${mb(screen.writtenBytes / 1e6)}`,
  );
  const silent = longestSilence(samples);
  console.log(`consecutive samples in which the listener did not report its heap: ${silent} (limit 1)`);
  const flat = rows.every((row) => row.held);
  const held = flat && silent <= 1 && lostNumbers.length === 0 && exitCode === 0 && replays.unexpected === 0;
  console.log(
    `${held ? "passed" : "FAILED"}: ${values.minutes} minutes, ${answered} answered, ${lostNumbers.length} lost, ${replays.runs} replays (${replays.unexpected} unexpected), the listener exited with ${exitCode}`,
  );
  const machine = { node: process.version, platform: process.platform, arch: process.arch };
  const result = {
    held,
    machine,
    bounds: BOUNDS,
    rows,
    answered,
    lost: lostNumbers,
    statuses,
    replays,
    exitCode,
    samples,
  };
  writeFileSync(RESULT_FILE, `${JSON.stringify(result, null, 2)}\n`);
  return held ? 0 : 1;
}

async function readyUrl() {
  for (;;) {
    if (screen.exitCode !== undefined) throw new Error(`the listener exited with ${screen.exitCode}`);
    try {
      return readFileSync(join(folder, "url"), "utf8").trim();
    } catch {
      await delay(20);
    }
  }
}

function mb(value) {
  return value === null ? "?" : `${value.toFixed(1)} MB`;
}
