import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Memory in use after garbage collection. Megabytes. */
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
