import { readFileSync } from "node:fs";

/** What one sender can cost the listener at most. Times in milliseconds. */
export const LIMITS = {
  headersMs: 10_000,
  requestMs: 30_000,
  checkEveryMs: 1000,
  headerBytes: 32 * 1024,
  keepAliveMs: 5000,
  connections: 2000,
  /** Requests that have come and are not answered. Only senders that do not wait for answers have more than one a connection. */
  unanswered: 4000,
  /** How long the rest of a refused body is waited for while nothing of it comes. What comes is thrown away. */
  lingerMs: 5000,
  /** How long requests under way may take once the listener is to stop. */
  drainMs: 2000,
} as const;

/** What the program itself has open: streams, the capture file, the event loop's own. */
const OWN_FILES = 40;

/** How many connections may be open where so many files may: half of what is left, so that requests can still be passed on. */
export function mostConnections(openFiles: number): number {
  return Math.min(LIMITS.connections, Math.max(4, Math.floor((openFiles - OWN_FILES) / 2)));
}

/** How many files and connections this process may have open at once (`ulimit -n`), where the system says so; Infinity elsewhere. */
export function mostOpenFiles(): number {
  try {
    const [, soft] = /^Max open files\s+(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8")) ?? [];
    return soft === undefined ? Number.POSITIVE_INFINITY : Number(soft);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
