// Measures the program and a baseline alternately in one run, and prints the median ratios. These are not tests.
//   npm run bench                              everything
//   npm run bench -- start-up listen/save      these groups and rows only
//   npm run bench -- --add peers               only these, added to the results of the last run
//   npm run bench -- --write                   also writes docs/benchmarks.md; with --last, from the last run, without measuring
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join, resolve } from "node:path";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { chosenRows } from "./bench/groups.mjs";
import { measured } from "./bench/measuring/measured.mjs";
import { runOf, writeReport } from "./bench/report.mjs";
import { notesOf, tableOf } from "./bench/table.mjs";

const PROJECT = resolve(import.meta.dirname, "..");
const RESULTS = join(PROJECT, "bench.json");
const REPORT = join(PROJECT, "docs/benchmarks.md");
/** On the disk of the project: a temporary folder can be in memory, where syncing takes no time. */
const CACHE = join(PROJECT, ".cache");

const { values: wish, positionals } = parseArgs({
  allowPositionals: true,
  options: { add: { type: "boolean" }, write: { type: "boolean" }, last: { type: "boolean" } },
});

const run = wish.last ? lastRun() : await measureAll(positionals);
console.log([runOf(run), tableOf(run.rows), notesOf(run.rows).join("\n")].join("\n\n"));
if (wish.write) writeReport(run, REPORT);
if (run.rows.some(({ failed }) => failed)) process.exitCode = 1;

async function measureAll(words) {
  warnIfBusy();
  const versions = {};
  const bench = { program: join(PROJECT, "bin/hipcall-hooks.cjs"), project: PROJECT, folder: ownFolder(), versions };
  const chosen = chosenRows(words, bench);
  const before = wish.add ? comparableRun() : { rows: [], versions: {} };
  execFileSync("npm", ["run", "--silent", "build"], {
    cwd: PROJECT,
    stdio: "ignore",
    shell: process.platform === "win32",
  });
  const rows = [];
  for (const row of chosen) {
    rows.push(await measuredAloud(row));
    // Saved after each row, so that a run that is stopped early has results.
    const all = inOrder(before.rows, rows, bench);
    writeFileSync(
      RESULTS,
      JSON.stringify({ ...about(), versions: { ...before.versions, ...versions }, rows: all }, null, 2),
    );
  }
  return lastRun();
}

/** Warns if the machine is busy: a process that needs more CPU time then loses more, so the ratios are wrong. */
function warnIfBusy() {
  const [load] = loadavg();
  if (load > cpus().length / 2)
    process.stderr.write(`this machine is busy (load ${load.toFixed(1)}): the ratios will be wrong\n`);
}

/** A folder that is removed when this process ends. */
function ownFolder() {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, "bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
  return folder;
}

async function measuredAloud(row) {
  process.stderr.write(`${row.id} … `);
  const result = await measured(row);
  process.stderr.write(`${result.ratio?.toFixed(2) ?? "not measured"} (${result.seconds} s)\n`);
  return result;
}

function about() {
  const [{ model }] = cpus();
  const platform = `${process.platform} ${process.arch}`;
  return {
    date: new Date().toISOString().slice(0, 10),
    program: JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8")).version,
    machine: { node: process.version, platform, processors: cpus().length, model },
  };
}

/** The old rows, replaced by new ones, in the order of the groups. */
function inOrder(before, rows, bench) {
  const found = new Map([...before, ...rows].map((row) => [row.id, row]));
  return chosenRows([], bench).flatMap(({ id }) => found.get(id) ?? []);
}

/** The last run. Throws if new results can't be compared with it. */
function comparableRun() {
  const before = lastRun();
  const [{ program, machine }, now] = [before, about()];
  if (isDeepStrictEqual({ program, machine }, { program: now.program, machine: now.machine })) return before;
  throw new Error("the last run used another machine, Node or version: measure everything again, without --add");
}

function lastRun() {
  return JSON.parse(readFileSync(RESULTS, "utf8"));
}
