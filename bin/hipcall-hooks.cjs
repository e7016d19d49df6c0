#!/usr/bin/env node
// @ts-check
const [major = 0, minor = 0, patch = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && (minor < 18 || (minor === 18 && patch < 1)))) {
  console.error(`error: hipcall-hooks needs Node 20.18.1 or later; this is ${process.versions.node}`);
  process.exit(2);
}

const { enableCompileCache } = /** @type {{ enableCompileCache?: () => void }} */ (require("node:module"));
// Node 20 does not have it.
enableCompileCache?.();
void require("../dist/start.cjs").start();
