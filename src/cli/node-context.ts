import { setTimeout as delay } from "node:timers/promises";
import type { Context } from "../context.ts";
import { nodeProcessGroups } from "./process-groups.ts";

interface NodeContext extends Context {
  /** Whether the input was asked for: opening it takes 3 ms of a start. */
  readonly stdinOpened: boolean;
}

/** The world as this process sees it. */
export function nodeContext(): NodeContext {
  let stdinOpened = false;
  return {
    env: process.env,
    cwd: process.cwd(),
    get stdin() {
      stdinOpened = true;
      return process.stdin;
    },
    get stdinOpened() {
      return stdinOpened;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    clock: {
      now: () => new Date(),
      monotonicMs: () => performance.now(),
      sleep: (ms, signal) => delay(ms, undefined, { signal }),
    },
    processGroups: nodeProcessGroups(),
    signal: stopSignal(),
    restorers: new Set(),
  };
}

const SIGNAL_EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** The first signal asks for an orderly end; a second one ends at once. */
function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      if (stop.signal.aborted) process.exit(SIGNAL_EXIT_CODES[name]);
      stop.abort(name);
    });
  }
  return stop.signal;
}
