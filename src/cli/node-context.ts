import { createWriteStream, fstatSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import type { Context, TextOutput } from "../context.ts";
import { systemErrorCode } from "../failure.ts";
import { nodeProcessGroups } from "./process-groups.ts";

/** The error of a pipe or a socket whose reader has closed it. */
const READER_CLOSED: ReadonlySet<string> = new Set(["EPIPE", "ECONNRESET"]);

interface NodeContext extends Context {
  readonly stdinOpened: boolean;
}

/**
 * The context of this process. Streams are opened on first use: an unused standard input must stay closed, or it would be read.
 * `onOutputError` is called once when stdout cannot be written, as on a full disk; not when its reader has closed it.
 */
export function nodeContext(onOutputError: (error: Error) => void): NodeContext {
  let stdinOpened = false;
  let stdout: TextOutput | undefined;
  let stderr: TextOutput | undefined;
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
      return (stdout ??= standardOutput(onOutputError));
    },
    get stderr() {
      // An error here could only be reported to stderr itself.
      return (stderr ??= process.stderr.on("error", () => undefined));
    },
    clock: {
      now: () => new Date(),
      monotonicMs: () => performance.now(),
      sleep: (ms, signal) => delay(ms, undefined, { signal }),
    },
    processGroups: nodeProcessGroups(),
    signal: stopSignal(),
    cleanups: new Set(),
  };
}

const STDOUT = 1;

/** `process.stdout` drops the rest of a text that a full disk takes only in part; a file stream reports it. */
function standardOutput(onError: (error: Error) => void): TextOutput {
  const stdout = isRegularFile(STDOUT) ? createWriteStream("", { fd: STDOUT, autoClose: false }) : process.stdout;
  let reported = false;
  return stdout.on("error", (error: Error) => {
    if (reported || readerClosed(error)) return;
    reported = true;
    onError(error);
  });
}

function isRegularFile(file: number): boolean {
  try {
    return fstatSync(file).isFile();
  } catch {
    // Closed by whoever started us.
    return false;
  }
}

/** A reader that closes early (`| head`, a closed window) is not a failure. */
function readerClosed(error: Error): boolean {
  return process.stdout.isTTY || READER_CLOSED.has(systemErrorCode(error) ?? "");
}

const SIGNAL_EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** The first signal asks for an orderly end; the second ends the process at once. */
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
