import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

/** A shell command with a child and a grandchild process. Each writes its id to a file, and runs for an hour. */
export function processTreeCommand(file: string, last = "sleep 3600"): string {
  const child = `echo $$ >> ${file}; sleep 3600 & echo $! >> ${file}; wait`;
  return `echo $$ >> ${file}; (sh -c '${child}') & ${last}`;
}

/** The three ids that `processTreeCommand` writes. Waits for them. */
export async function processTreeIds(file: string): Promise<number[]> {
  for (;;) {
    const ids = read(file).split("\n").filter(Boolean).map(Number);
    if (ids.length === 3) return ids;
    await delay(5);
  }
}

/** Resolves when all processes have exited. A zombie counts as exited. */
export async function allExited(ids: readonly number[]): Promise<true> {
  while (ids.some(runs)) await delay(5);
  return true;
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const state = process.platform === "linux" ? (/\) (\w)/.exec(read(`/proc/${pid}/stat`))?.[1] ?? "Z") : "R";
    return state !== "Z";
  } catch {
    return false;
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
