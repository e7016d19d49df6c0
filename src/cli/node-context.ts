import { setTimeout as delay } from "node:timers/promises";
import type { Context, TextOutput } from "../context.ts";
import { systemErrorCode } from "../failure.ts";
import { fileOutput, isOnDisk } from "./file-output.ts";
import { nodeProcessGroups } from "./process-groups.ts";

const STDOUT = 1;

/** What a pipe or a socket says when nobody reads it any more. */
const GONE: ReadonlySet<string> = new Set(["EPIPE", "ECONNRESET"]);

interface NodeContext extends Context {
  /** Whether the input was asked for. */
  readonly stdinOpened: boolean;
}

/**
 * The world as this process sees it. To open a stream takes 3 ms or more of a start: each is opened when it is asked for.
 * `outputLost` is told when results can't be written although somebody may wait for them, as on a full disk.
 */
export function nodeContext(outputLost: (error: Error) => void): NodeContext {
  let stdinOpened = false;
  const stdout = whenAsked(() => standardOutput(outputLost));
  // Talk that nobody can be told of.
  const stderr = whenAsked(() => process.stderr.on("error", () => undefined));
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

function standardOutput(lost: (error: Error) => void): TextOutput {
  const output: TextOutput = isOnDisk(STDOUT) ? fileOutput(STDOUT) : process.stdout;
  let told = false;
  return output.on("error", (error) => {
    if (told || hasGone(output, error)) return;
    told = true;
    lost(error);
  });
}

/** A reader that has gone (`| head`, a closed window) is no fault: what follows is not written. */
function hasGone({ isTTY }: TextOutput, error: Error): boolean {
  return isTTY === true || GONE.has(systemErrorCode(error) ?? "");
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
