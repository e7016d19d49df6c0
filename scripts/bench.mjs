// Measures the program against baselines in the same run: pairs taken in turn, medians, ratios. Nothing here is a test.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { installedSize } from "./bench/installed-size.mjs";
import { listening } from "./bench/listening.mjs";
import { replaying } from "./bench/replaying.mjs";
import { startUp } from "./bench/start-up.mjs";
import { validating } from "./bench/validating.mjs";

const PROJECT = resolve(import.meta.dirname, "..");
const wanted = process.argv.slice(2);

/** Each gives rows of `{ what, baseline, ratio, goal, held }`. */
const GROUPS = { "start-up": startUp, listen: listening, replay: replaying, validate: validating, size: installedSize };

execFileSync("npm", ["run", "--silent", "build"], {
  cwd: PROJECT,
  stdio: "ignore",
  shell: process.platform === "win32",
});
const folder = mkdtempSync(join(tmpdir(), "hipcall-hooks-bench-"));
const rows = [];
try {
  for (const [name, measure] of Object.entries(GROUPS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    process.stderr.write(`measuring ${name} …\n`);
    rows.push(...(await measure({ program: join(PROJECT, "bin/hipcall-hooks.js"), project: PROJECT, folder })));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const machine = { node: process.version, platform: `${process.platform} ${process.arch}`, processors: cpus().length };
console.log(`Node ${machine.node}, ${machine.platform}, ${machine.processors} processors\n`);
console.log("| what | baseline | ratio | goal | held |\n| --- | --- | --- | --- | --- |");
for (const { what, baseline, ratio, goal, held } of rows) {
  console.log(`| ${what} | ${baseline} | ${ratio.toFixed(2)} | ${goal} | ${held ? "yes" : "no"} |`);
}
writeFileSync(join(PROJECT, "bench.json"), `${JSON.stringify({ machine, rows }, null, 2)}\n`);
