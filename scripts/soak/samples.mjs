import { readFileSync, readdirSync, writeFileSync } from "node:fs";

/** A module for the listener (--import). At a signal, it collects garbage and writes the size of the heap to a file. */
export const REPORT_HEAP = `
import { writeFileSync, renameSync } from "node:fs";
process.on("SIGUSR2", () => {
  globalThis.gc?.();
  writeFileSync(process.env.SOAK_HEAP + ".new", String(process.memoryUsage().heapUsed));
  renameSync(process.env.SOAK_HEAP + ".new", process.env.SOAK_HEAP);
});
`;

/** The resources that a process uses. The heap comes from the previous signal. Systems other than Linux have only the heap. */
export function sample(pid, heapFile) {
  const measured = { rssMb: rssMb(pid), heapMb: heapMb(heapFile), handles: handles(pid) };
  writeFileSync(heapFile, "");
  process.kill(pid, "SIGUSR2");
  return measured;
}

/** Compares the last fifth of the samples with the second one. The first one is the warm-up. */
export function compared(samples, { growthRatio, growthMb, moreHandles }) {
  const fifth = (number) =>
    samples.slice(Math.floor((samples.length * number) / 5)).slice(0, Math.ceil(samples.length / 5));
  const [early, late] = [fifth(1), fifth(4)];
  const row = (name, bound) => {
    const [from, to] = [early, late].map((part) =>
      median(part.map((one) => one[name]).filter((value) => value !== null)),
    );
    return { name, from, to, most: bound(from), held: Number.isNaN(from) || to <= bound(from) };
  };
  const memory = (from) => from * growthRatio + growthMb;
  return [row("rssMb", memory), row("heapMb", memory), row("handles", (from) => from + moreHandles)];
}

/** The longest sequence of samples without an answer from the process. The first sample never has one. */
export function longestSilence(samples) {
  let [longest, silent] = [0, 0];
  for (const measured of samples.slice(1)) {
    silent = measured.heapMb === null ? silent + 1 : 0;
    longest = Math.max(longest, silent);
  }
  return longest;
}

function median(numbers) {
  return numbers.length === 0 ? Number.NaN : numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function rssMb(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
  } catch {
    return null;
  }
}

function heapMb(file) {
  try {
    return Number(readFileSync(file, "utf8")) / 1024 / 1024 || null;
  } catch {
    return null;
  }
}

function handles(pid) {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return null;
  }
}
