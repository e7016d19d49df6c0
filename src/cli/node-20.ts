import { setFlagsFromString } from "node:v8";

/**
 * On Node 20, V8 starts to optimize undici's HTTP parser (WebAssembly) after the first responses, and the process waits
 * for that before it ends. A larger budget postpones it. See docs/decisions.md. Remove this together with Node 20.
 */
export function postponeWasmOptimization(): void {
  if (process.versions.node.startsWith("20.")) setFlagsFromString("--wasm-tiering-budget=100000000");
}
