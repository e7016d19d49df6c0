import { readFileSync, readdirSync, writeFileSync } from "node:fs";

/** Writes what a process uses to a file when it is asked with a signal, garbage left aside. Loaded into the listener with --import. */
export const TELL_HEAP = `
import { writeFileSync, renameSync } from "node:fs";
process.on("SIGUSR2", () => {
  globalThis.gc?.();
  writeFileSync(process.env.SOAK_HEAP + ".new", String(process.memoryUsage().heapUsed));
  renameSync(process.env.SOAK_HEAP + ".new", process.env.SOAK_HEAP);
});
`;

/** What a process uses now; the heap is that of the sample before. Linux tells all, other systems the heap only. */
export function sample(pid, heapFile) {
  const measured = { rssMb: rssMb(pid), heapMb: heapMb(heapFile), handles: handles(pid) };
  writeFileSync(heapFile, "");
  process.kill(pid, "SIGUSR2");
  return measured;
}

/** How the last fifth of the samples compares with the second one: the first is warming up. */
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

/** How many samples in a row the process left unanswered, the first aside: it was not asked before. */
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
