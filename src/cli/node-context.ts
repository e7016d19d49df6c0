import type { Writable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import type { Context } from "../context.ts";
import { nodeProcessGroups } from "./process-groups.ts";

interface NodeContext extends Context {
  /** Whether the input was asked for. */
  readonly stdinOpened: boolean;
}

/** The world as this process sees it. To open a stream takes 3 ms or more of a start: each is opened when it is asked for. */
export function nodeContext(): NodeContext {
  let stdinOpened = false;
  const stdout = whenAsked(() => heedless(process.stdout));
  const stderr = whenAsked(() => heedless(process.stderr));
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
    get stdout() {
      return stdout();
    },
    get stderr() {
      return stderr();
    },
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

function whenAsked<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

/** A reader that has gone (`| head`) is no fault: what follows is not written. */
function heedless<Output extends Writable>(stream: Output): Output {
  return stream.on("error", () => undefined);
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
