#!/usr/bin/env node
const [major = 0, minor = 0, patch = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && (minor < 18 || (minor === 18 && patch < 1)))) {
  console.error(`error: hipcall-hooks needs Node 20.18.1 or later; this is ${process.versions.node}`);
  process.exit(2);
}

const module = process.getBuiltinModule("node:module");
// Node 22.8 and later can keep the compiled code: the next start is faster.
if (module.enableCompileCache !== undefined) keepCompiledCode();

const { start } = await import("../dist/start.js");
await start();

/**
 * What is found in the cache is run. So it must be where nobody else writes: not Node's own choice, which is below the
 * temporary folder, and that all users share, but on Windows.
 */
function keepCompiledCode() {
  const { HOME, XDG_CACHE_HOME, NODE_DISABLE_COMPILE_CACHE } = process.env;
  if (process.getuid === undefined) return void module.enableCompileCache();
  const base = XDG_CACHE_HOME || (HOME && `${HOME}/.cache`);
  if (NODE_DISABLE_COMPILE_CACHE || !base?.startsWith("/")) return;
  const { mkdirSync, statSync } = process.getBuiltinModule("node:fs");
  const folder = `${base}/hipcall-hooks`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = statSync(folder);
    if (uid === process.getuid() && (mode & 0o022) === 0) module.enableCompileCache(folder);
  } catch {
    // It is only slower without.
  }
}
