import { Readable, Writable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import type { Context, FetchHandler } from "../../context.ts";

/** What a caller of the library can set of the world around a command. */
export interface LibraryContext {
  /** Relative paths begin here. Default: the working folder. */
  readonly cwd?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly stdin?: string;
  readonly handler?: FetchHandler | undefined;
}

/** The context of a command that the library runs: no environment, no terminal, no output. */
export function libraryContext({ cwd = ".", signal, stdin, handler }: LibraryContext): Context {
  return {
    env: {},
    cwd,
    stdin: Readable.from(stdin === undefined ? [] : [Buffer.from(stdin)]),
    stdout: sink(),
    stderr: sink(),
    clock: {
      now: () => new Date(),
      monotonicMs: () => performance.now(),
      sleep: (ms, stop) => delay(ms, undefined, { signal: stop }),
    },
    processGroups: {
      killOnExit: nothing,
      release: nothing,
      signal: nothing,
      isAlive: () => false,
      mark: {},
      leftBehind: () => [],
    },
    terminalSignals: { onInterrupt: () => nothing, onSuspend: () => nothing, suspend: () => false },
    signal: signal ?? new AbortController().signal,
    faultHandlers: new Set(),
    cleanups: new Set(),
    handler,
  };
}

function nothing(): undefined {
  return undefined;
}

function sink(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
