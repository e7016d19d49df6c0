import type { Readable, Writable } from "node:stream";

/** The time as a parameter, so that a test can control it. */
export interface Clock {
  /** The wall clock. It can jump. */
  readonly now: () => Date;
  /** Milliseconds, with fractions, since an arbitrary moment. Never goes back. */
  readonly monotonicMs: () => number;
  /** Rejects with the signal's reason as soon as the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** A stream that can be a terminal. */
export type TextOutput = Writable & { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number };

/** Standard input. A terminal has raw mode, which the full screen needs to read keys. */
type TextInput = Readable & {
  readonly isTTY?: boolean;
  readonly setRawMode?: (raw: boolean) => unknown;
};

/** Groups of child processes. The process id of the first process of a group identifies it. */
export interface ProcessGroups {
  /** Kills the group when this process ends in any way, except by SIGKILL. */
  readonly killOnExit: (pid: number) => void;
  /** Undoes `killOnExit`. */
  readonly release: (pid: number) => void;
  /** Signals every process of the group. */
  readonly signal: (pid: number, signal: "SIGTERM" | "SIGKILL") => void;
  /** Whether a process of the group is still running. */
  readonly isAlive: (pid: number) => boolean;
  /** Added to the environment of each command, so that its processes are found when this one was killed. */
  readonly mark: Readonly<Record<string, string>>;
  /** The groups that an earlier run has left, because it was killed by SIGKILL. Only where `/proc` says so. */
  readonly leftBehind: () => readonly LeftBehind[];
}

/** A process group that still runs, and the command line of one of its processes. */
export interface LeftBehind {
  readonly group: number;
  readonly command: string;
}

/** The signals that a terminal sends to its programs. */
export interface TerminalSignals {
  /** Until the returned function is called, SIGINT (Ctrl-C) calls `handler` and does not abort `Context.signal`. */
  readonly onInterrupt: (handler: () => void) => () => void;
  /** Calls `leave` before SIGTSTP (Ctrl-Z) stops the program, and `enter` when it continues, until the returned function is called. */
  readonly onSuspend: (handlers: { readonly leave: () => void; readonly enter: () => void }) => () => void;
  /** Does what Ctrl-Z does. Returns `false` on a system that has no such thing. */
  readonly suspend: () => boolean;
}

/** An app as a function of the Fetch standard: `app.fetch` of Hono, a route handler of Next.js. */
export type FetchHandler = (request: Request) => Response | Promise<Response>;

/** Everything outside of the program. `src/cli` makes the real one, tests make their own. */
export interface Context {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly stdin: TextInput;
  readonly stdout: TextOutput;
  readonly stderr: TextOutput;
  readonly clock: Clock;
  readonly processGroups: ProcessGroups;
  readonly terminalSignals: TerminalSignals;
  /** Aborts on the first SIGINT, SIGTERM or SIGHUP. The reason is the name of the signal. */
  readonly signal: AbortSignal;
  /** While it has one, an error that no code has caught goes to it instead of ending the program. */
  readonly faultHandlers: Set<(error: unknown) => void>;
  /** Called when the program ends in any way, also after a crash: to restore the terminal, for example. Synchronous. */
  readonly cleanups: Set<() => void>;
  /** An app in this process that gets the requests instead of the target; only the library has one. */
  readonly handler?: FetchHandler | undefined;
}
