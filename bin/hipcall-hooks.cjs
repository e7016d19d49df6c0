#!/usr/bin/env node
// @ts-check
const [major = 0, minor = 0, patch = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && (minor < 18 || (minor === 18 && patch < 1)))) {
  console.error(`error: hipcall-hooks needs Node 20.18.1 or later; this is ${process.versions.node}`);
  process.exit(2);
}

const { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } = require("node:fs");
const { isAbsolute, join } = require("node:path");
const { Script } = require("node:vm");

const DIST = join(__dirname, "../dist");
const cache = ownCacheFolder();
/** To show help or the version, other parts of the same files are compiled than to run a command. */
const keptFor = typed("help", "--help", "-h") ? "help" : typed("--version", "-V") ? "version" : "runs";
/** What each loaded file exports. @type {Map<string, any>} */
const loaded = new Map();
/** What the cache does not have yet. @type {{ name: string, source: Buffer, script: Script }[]} */
const missing = [];
process.on("exit", keepCompiledCode);

load("start.cjs").start();

/**
 * Loads a file of the program. Its code is kept as V8 has compiled it by the end of a run, so that the next one starts in two thirds of
 * the time. From 22.8 on Node can do that too; this way saves more, and on Node 20 as well.
 *
 * @param {string} name
 */
function load(name) {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const filename = join(DIST, name);
  const source = readFileSync(filename);
  const cachedData = compiledFrom(source, name);
  // The build writes nothing but ASCII.
  const script = new Script(`(function (exports, require) {${source.toString("latin1")}\n})`, { filename, cachedData });
  if (cachedData === undefined || script.cachedDataRejected) {
    keepBytecode(true);
    missing.push({ name, source, script });
  }
  const exports = {};
  loaded.set(name, exports);
  script.runInThisContext()(exports, requireFrom);
  return exports;
}

/** @param {string[]} words */
function typed(...words) {
  return process.argv.some((word) => words.includes(word));
}

/** @param {string} id */
function requireFrom(id) {
  return id.startsWith("./") ? load(id.slice(2)) : require(id);
}

/**
 * The cache holds the source too: what was compiled from another one is not taken.
 *
 * @param {Buffer} source
 * @param {string} name
 */
function compiledFrom(source, name) {
  if (cache === undefined) return undefined;
  try {
    const kept = readFileSync(join(cache, `${keptFor}-${name}`));
    return kept.subarray(0, source.length).equals(source) ? kept.subarray(source.length) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A long run forgets the code of its start, which is what the next start needs.
 *
 * @param {boolean} keep
 */
function keepBytecode(keep) {
  if (cache !== undefined) require("node:v8").setFlagsFromString(keep ? "--no-flush-bytecode" : "--flush-bytecode");
}

function keepCompiledCode() {
  if (cache === undefined || missing.length === 0) return;
  // V8 takes no code that was kept under other flags.
  keepBytecode(false);
  for (const { name, source, script } of missing) {
    const file = join(cache, `${keptFor}-${name}`);
    const draft = `${file}.${process.pid}`;
    try {
      // V8 trusts what it is given: it must be whole even after a power cut.
      writeFileSync(draft, Buffer.concat([source, script.createCachedData()]), { mode: 0o600, flush: true });
      renameSync(draft, file);
    } catch {
      return rmSync(draft, { force: true });
    }
  }
}

/** What is found in the cache is run. So it must be where nobody else writes. */
function ownCacheFolder() {
  const { HOME, LOCALAPPDATA, XDG_CACHE_HOME, NODE_DISABLE_COMPILE_CACHE } = process.env;
  const base = process.platform === "win32" ? LOCALAPPDATA : XDG_CACHE_HOME || (HOME && join(HOME, ".cache"));
  if (NODE_DISABLE_COMPILE_CACHE || !base || !isAbsolute(base)) return undefined;
  const own = join(base, "hipcall-hooks");
  const folder = join(own, `${process.version}-${process.arch}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return isOurs(own) && isOurs(folder) ? folder : undefined;
  } catch {
    // It is only slower without.
    return undefined;
  }
}

/** @param {string} folder */
function isOurs(folder) {
  const { uid, mode } = statSync(folder);
  // Windows tells neither; there, the folder lies in the user's own.
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}
