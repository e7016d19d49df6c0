import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** What is held after everything that can be given back is given back. Megabytes. */
export interface MemoryInUse {
  readonly heapMb: number;
  readonly rssMb: number;
}

export function memoryInUse(): MemoryInUse {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heapMb: Math.round((heapUsed + external) / 2 ** 20), rssMb: Math.round(rss / 2 ** 20) };
}
