import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** The part of Stryker that makes the mutants. Later major versions do not run on Node 20. */
const INSTRUMENTER = "@stryker-mutator/instrumenter@9.6.1";

/** A module with a cache. */
const REMEMBERS = /^const \w+ = new (?:Weak)?Map</m;

/** All mutants of the files, and the files with every mutant in them, each behind a switch. Installs the tool into `cache` when necessary. */
export async function instrument(files, { project, cache }) {
  const { Instrumenter } = await fetched(cache);
  const quiet = { isDebugEnabled: () => false, debug() {}, info() {}, warn() {} };
  const read = files.map((name) => {
    const content = readFileSync(join(project, name), "utf8");
    return { name: resolve(project, name), file: name, content, mutate: true };
  });
  const options = { plugins: null, excludedMutations: [], ignorers: [] };
  const { files: sources, mutants } = await new Instrumenter(quiet).instrument(read, options);
  const contents = new Map(read.map(({ name, content }) => [name, content]));
  return {
    sources: Object.fromEntries(sources.map(({ name, content }) => [name, content])),
    mutants: mutants.map(({ id, fileName, location, mutatorName, replacement }) => {
      const content = contents.get(fileName);
      const key = sha256(`${fileName} ${content} ${JSON.stringify(location)} ${mutatorName} ${replacement}`);
      return { id, key, fileName, location, mutator: mutatorName, replacement, remembers: REMEMBERS.test(content) };
    }),
  };
}

function sha256(text) {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

async function fetched(cache) {
  const main = join(cache, "node_modules/@stryker-mutator/instrumenter/dist/src/index.js");
  if (!existsSync(main)) {
    mkdirSync(cache, { recursive: true });
    writeFileSync(join(cache, "package.json"), '{ "private": true }\n');
    const { status } = spawnSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", INSTRUMENTER], {
      cwd: cache,
      shell: process.platform === "win32",
      stdio: "inherit",
    });
    if (status !== 0) throw new Error(`npm could not fetch ${INSTRUMENTER}`);
  }
  return import(pathToFileURL(main).href);
}
