import { Worker } from "node:worker_threads";

/** Ends this process and prints the current case when a case takes too long. The timeout of a test can't interrupt an endless loop. */
export interface Watchdog extends Disposable {
  readonly beat: (index: number) => void;
}

const LONGEST_CASE_MS = 120_000;

const WATCH = `
const { workerData: { cells, name, seed, limitMs } } = require("node:worker_threads");
let seen = -1, since = performance.now();
setInterval(() => {
  const beats = Atomics.load(cells, 0);
  if (beats !== seen) { seen = beats; since = performance.now(); return; }
  if (performance.now() - since < limitMs) return;
  require("node:fs").writeSync(2, "fuzz " + name + ": hangs in case " + cells[1] + ", SEED=" + seed + "\\n");
  process.kill(process.pid, "SIGKILL");
}, 1000);
`;

/** Starts a watchdog that runs until it is disposed. */
export function watchdog({ name, seed }: { readonly name: string; readonly seed: number }): Watchdog {
  const cells = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(WATCH, { eval: true, workerData: { cells, name, seed, limitMs: LONGEST_CASE_MS } });
  worker.unref();
  return {
    beat: (index) => {
      cells[1] = index;
      Atomics.add(cells, 0, 1);
    },
    [Symbol.dispose]: () => void worker.terminate(),
  };
}
