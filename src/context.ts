import type { Readable, Writable } from "node:stream";
import type { Clock } from "./clock.ts";

/** A stream that may be a terminal. */
export type TextOutput = Writable & { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number };

/** Where keys come from when it is a terminal. */
type TextInput = Readable & {
  readonly isTTY?: boolean;
  readonly setRawMode?: (raw: boolean) => unknown;
};

/**
 * The groups of processes that we started, each known by its first process. Whatever ends our own process, short of a
 * kill that can't be caught, ends the groups that are still owned.
 */
export interface ProcessGroups {
  /** Makes a process that was started as the head of a group of its own ours to end. */
  readonly killOnExit: (pid: number) => void;
  /** Signals every process of a group; `SIGKILL` can't be refused. */
  readonly signal: (pid: number, signal: "SIGTERM" | "SIGKILL") => void;
  /** Whether any process of a group is left. */
  readonly isAlive: (pid: number) => boolean;
  readonly release: (pid: number) => void;
}

/** All that the program touches of the world; built once, in `src/cli`. */
export interface Context {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly stdin: TextInput;
  readonly stdout: TextOutput;
  readonly stderr: TextOutput;
  readonly clock: Clock;
  readonly processGroups: ProcessGroups;
  /** Aborts on the first SIGINT or SIGTERM, with the signal's name as its reason. */
  readonly signal: AbortSignal;
  /** Each gives the terminal back as it was; all are called when the program ends in whatever way, by a fault too. */
  readonly cleanups: Set<() => void>;
}
