import { setFlagsFromString } from "node:v8";

/**
 * On Node 20, V8 optimizes undici's HTTP parser (WebAssembly) after the first answers, and the process waits for that at its end.
 * A larger budget postpones it. See docs/decisions.md; goes when Node 20 goes.
 */
export function postponeWasmOptimization(): void {
  if (process.versions.node.startsWith("20.")) setFlagsFromString("--wasm-tiering-budget=100000000");
}
