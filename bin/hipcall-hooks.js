#!/usr/bin/env node
import module from "node:module";

const [major = 0, minor = 0, patch = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && (minor < 18 || (minor === 18 && patch < 1)))) {
  console.error(`error: hipcall-hooks needs Node 20.18.1 or later; this is ${process.versions.node}`);
  process.exit(2);
}

// Node 22.8 and later keep the compiled code: the next start is faster.
module.enableCompileCache?.();

const { start } = await import("../dist/start.js");
await start();
