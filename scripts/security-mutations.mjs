// Proves that the tests named in SECURITY.md notice when a promise is broken: makes each change of scripts/security/promises.mjs
// in a copy of the project and runs the named test, which has to fail. Words after the command choose the promises:
//   npm run test:security -- "DNS rebinding" git
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ProjectCopy } from "./security/copy.mjs";
import { MUTATIONS } from "./security/promises.mjs";
import { PROJECTS, projectOf, runTest } from "./security/run-test.mjs";

const PROJECT = resolve(import.meta.dirname, "..");
const PAGE = join(PROJECT, "SECURITY.md");

const words = process.argv.slice(2);
const chosen = MUTATIONS.filter(
  ({ promise, test }) => words.length === 0 || words.some((word) => promise.includes(word) || test.startsWith(word)),
).toSorted((a, b) => PROJECTS.indexOf(projectOf(a.test)) - PROJECTS.indexOf(projectOf(b.test)));
if (!existsSync(join(PROJECT, "dist"))) throw new Error("build the program first: npm run build");

const survived = [];
const copy = new ProjectCopy(PROJECT);
try {
  for (const mutation of chosen) {
    const result = await tried(mutation);
    const noticed = result === "failed" || result === "stuck";
    if (!noticed) survived.push(mutation);
    console.log(`${noticed ? "noticed " : "SURVIVED"} (${result})  ${mutation.promise}\n    ${mutation.test}`);
  }
} finally {
  copy[Symbol.dispose]();
}
const untested = words.length > 0 ? [] : promises().filter((one) => !MUTATIONS.some(({ promise }) => promise === one));
for (const promise of untested) console.log(`NO CHANGE for the promise: ${promise}`);
const held = survived.length === 0 && untested.length === 0;
console.log(
  `${chosen.length - survived.length} of ${chosen.length} changes were noticed by the test that SECURITY.md names`,
);
if (held && words.length === 0) writeResult();
process.exitCode = held ? 0 : 1;

async function tried({ promise, file, from, to, test }) {
  const path = join(copy.folder, file);
  const text = readFileSync(path, "utf8");
  const pieces = text.split(from);
  if (pieces.length !== 2)
    throw new Error(`${promise}: ${file} must have this text once, has it ${pieces.length - 1} times: ${from}`);
  writeFileSync(path, pieces.join(to));
  try {
    return await runTest(test, copy.folder);
  } finally {
    writeFileSync(path, text);
  }
}

function promises() {
  return [...readFileSync(PAGE, "utf8").matchAll(/^- \*\*(.+?)\*\*:/gm)].map(([, promise]) => promise);
}

function writeResult() {
  const line = `Last run: ${chosen.length} changes that break ${promises().length} promises, all noticed (${new Date().toISOString().slice(0, 10)}).`;
  writeFileSync(PAGE, readFileSync(PAGE, "utf8").replace(/^(?:Last run: .*|Not run yet\.)$/m, line));
}
