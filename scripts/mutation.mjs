// Measures how much the tests of src/events and src/captures notice: makes thousands of small changes (mutants) to the
// code, and counts those that no test notices. `npm run test:mutation -- src/events/call` uses only files whose path
// starts like this. `--survivors` tries only the mutants that survived the last run.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { instrument } from "./mutation/instrument.mjs";
import { reportOf } from "./mutation/report.mjs";

const project = resolve(import.meta.dirname, "..");
const cache = join(project, ".cache/mutation");
const results = join(cache, "results.ndjson");
const plan = join(cache, `plan-${process.pid}.json`);
/** This file has the key of the current mutant. */
const current = join(cache, `current-${process.pid}`);
const FOLDERS = ["src/events", "src/captures"];
/** The share of mutants that the tests must notice. */
const GOAL = 0.8;
/** After this time, a mutant counts as an endless loop. */
const STUCK_MS = 120_000;

const words = process.argv.slice(2);
const wanted = words.filter((word) => !word.startsWith("--"));
const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(project, folder), { recursive: true }).map((name) => `${folder}/${name.replaceAll("\\", "/")}`),
).filter((file) => file.endsWith(".ts") && (wanted.length === 0 || wanted.some((start) => file.startsWith(start))));
const { sources, mutants } = await instrument(files, { project, cache });
const survivors = words.includes("--survivors");
const before = survivors ? resultsFrom(0).filter(({ status }) => status !== "survived") : [];
if (wanted.length === 0 && !survivors) rmSync(results, { force: true });
/** The results before this byte come from an earlier run. */
const begin = existsSync(results) ? statSync(results).size : 0;

for (let stuck = await tryAll(); stuck !== undefined; stuck = await tryAll()) {
  appendFileSync(results, `${JSON.stringify({ key: stuck, status: "stuck" })}\n`);
}
rmSync(plan);
rmSync(current);
const { text, score } = reportOf(mutants, { found: found(), project });
process.stdout.write(text);
process.exitCode = score < GOAL ? 1 : 0;

/** Tries every mutant without a result. Resolves to the key of a mutant in an endless loop, if there is one. */
async function tryAll() {
  const known = found();
  // Sorted by their keys (hashes), so that the results of a part of the run are a random sample.
  const left = mutants.filter(({ key }) => !known.has(key)).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  process.stderr.write(`${left.length} of ${mutants.length} mutants\n`);
  writeFileSync(plan, JSON.stringify({ sources, mutants: left, results, current }));
  rmSync(current, { force: true });
  const vitest = [join(project, "node_modules/vitest/vitest.mjs"), "--config", "scripts/mutation/vitest.config.mjs"];
  const env = { ...process.env, MUTATION_PLAN: plan, CI: "1" };
  const child = spawn(process.execPath, [...vitest, "run"], { cwd: project, env, stdio: "ignore" });
  const watch = setInterval(() => {
    if (existsSync(current) && statSync(current).size > 0 && Date.now() - statSync(current).mtimeMs > STUCK_MS) {
      child.kill("SIGKILL");
    }
  }, 1000);
  const [, signal] = await once(child, "exit");
  clearInterval(watch);
  if (!existsSync(current)) throw new Error(`no test was run: node ${vitest.join(" ")}`);
  return signal === null ? undefined : readFileSync(current, "utf8");
}

/** The result of each mutant, by its key. */
function found() {
  const all = [...before, ...resultsFrom(begin)];
  const broken = all.find((result) => result.broken !== undefined);
  if (broken !== undefined) throw new Error(`a test fails without any mutant: ${broken.broken}`);
  return new Map(all.map((result) => [result.key, result]));
}

function resultsFrom(byte) {
  if (!existsSync(results)) return [];
  const lines = readFileSync(results).subarray(byte).toString("utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line));
}
