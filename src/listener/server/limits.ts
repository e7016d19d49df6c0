import { readFileSync } from "node:fs";

/** Limits on what senders can make the listener use. Times in milliseconds. */
export const LIMITS = {
  headersMs: 10_000,
  requestMs: 30_000,
  checkEveryMs: 1000,
  headerBytes: 32 * 1024,
  keepAliveMs: 5000,
  connections: 2000,
  /** Requests received but not answered. Only pipelined requests add more than one for each connection. */
  unanswered: 4000,
  /** How long a request may wait for room in memory. Less than `requestMs`, so that the sender is told the reason. */
  roomMs: 15_000,
  /** How long a refused request may pause while the rest of its body is discarded. */
  lingerMs: 5000,
  /** How long a sender may go on sending after the last answer. */
  closingMs: 2000,
  /** How long the listener waits for requests in progress when it stops. */
  drainMs: 2000,
} as const;

/** Files that the program itself has open: streams, the capture file, those of the event loop. */
const OWN_FILES = 40;

/** The number of connections that may be open: half of the files left, because each forwarded request needs another connection. */
export function maxConnections(openFiles: number): number {
  return Math.min(LIMITS.connections, Math.max(4, Math.floor((openFiles - OWN_FILES) / 2)));
}

/** The number of files and connections that this process may have open (`ulimit -n`); Infinity where the system does not say. */
export function maxOpenFiles(): number {
  try {
    const [, soft] = /^Max open files\s+(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8")) ?? [];
    return soft === undefined ? Number.POSITIVE_INFINITY : Number(soft);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
