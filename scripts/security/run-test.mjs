import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** A test that has not ended after this time counts as failed: it waits for what the change has broken. */
const STUCK_MS = 300_000;

/** Runs one test of SECURITY.md (`file › title`) in a folder: `passed`, `failed`, `stuck`, or `not run`. */
export async function runTest(test, folder) {
  const [file, title] = test.split(" › ");
  const results = join(folder, "results.json");
  rmSync(results, { force: true });
  const vitest = [join(folder, "node_modules/vitest/vitest.mjs"), "run", "--project", projectOf(file), file];
  const child = spawn(
    process.execPath,
    [...vitest, "-t", patternOf(title), "--reporter", "json", "--outputFile", results],
    { cwd: folder, stdio: "ignore", env: { ...process.env, CI: "1" }, detached: process.platform !== "win32" },
  );
  let stuck = false;
  const limit = setTimeout(() => {
    stuck = true;
    process.kill(process.platform === "win32" ? child.pid : -1 * child.pid, "SIGKILL");
  }, STUCK_MS);
  await once(child, "exit");
  clearTimeout(limit);
  if (stuck) return "stuck";
  if (!existsSync(results)) return "not run";
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(results, "utf8"));
  if (numFailedTests > 0) return "failed";
  return numPassedTests > 0 ? "passed" : "not run";
}

/** Unit and integration tests first: the others pack the program before they run. */
export const PROJECTS = ["unit", "integration", "e2e", "chaos"];

export function projectOf(test) {
  const [, folder] = test.split("/");
  return folder === "docs" ? "unit" : folder;
}

/** A pattern for the names of a test: `%s` and `$name` in its title stand for the values of a row. */
function patternOf(title) {
  return title.replaceAll(/[.*+?^{}()|[\]\\]/g, String.raw`\$&`).replaceAll(/%[sj]|\$\w+/g, ".*");
}
