// Runs the tests of the packed program on each supported Node, or on the named ones: npm run test:nodes -- 22 20.18.1
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runtime } from "./runtimes.mjs";

const PROJECT = resolve(import.meta.dirname, "..");
const SUPPORTED = ["20.18.1", "20", "22", "24", "26"];

const wanted = process.argv.length > 2 ? process.argv.slice(2) : SUPPORTED;
const folder = mkdtempSync(join(tmpdir(), "hipcall-hooks-nodes-"));
try {
  const runtimes = [];
  for (const version of wanted) runtimes.push(await runtime(version));
  const rows = runtimes.map((node) => testedOn(node));
  console.log("\n| Node | passed | failed | skipped | |\n| --- | --- | --- | --- | --- |");
  for (const { version, passed, failed, skipped, held } of rows) {
    console.log(`| ${version} | ${passed} | ${failed} | ${skipped} | ${held ? "passed" : "failed"} |`);
  }
  console.log(`\nEach Node ran the program. Node ${process.versions.node} ran the tests.`);
  if (rows.some(({ held }) => !held)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs the tests on this Node, and the program on the given one. (Vite does not run on Node 20.18.) */
function testedOn({ version, path }) {
  console.log(`\nNode ${version}`);
  const report = join(folder, `${version}.json`);
  const vitest = join(PROJECT, "node_modules/vitest/vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  // A long time limit, because a busy machine must not fail a test.
  const patience = "--testTimeout=240000";
  const { status } = spawnSync(process.execPath, [vitest, "run", "--project", "e2e", patience, ...reporters], {
    cwd: PROJECT,
    stdio: "inherit",
    env: { ...process.env, PROGRAM_NODE: path },
  });
  const counted = JSON.parse(readFileSync(report, "utf8"));
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = counted;
  return { version, passed, failed, skipped, held: status === 0 && passed > 0 };
}
