import { createWriteStream, fstatSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import type { Context, TextOutput } from "../context.ts";
import { systemErrorCode } from "../failure.ts";
import { nodeProcessGroups } from "./process-groups.ts";
import { nodeTerminalSignals } from "./terminal-signals.ts";

/** The errors of writing to a pipe or a socket that its reader has closed. */
const READER_CLOSED: ReadonlySet<string> = new Set(["EPIPE", "ECONNRESET"]);

interface NodeContext extends Context {
  readonly stdinOpened: boolean;
}

/**
 * The context of this process. Streams open on first use: Node starts to read standard input when it opens.
 * `onOutputError` is called once when writing to stdout fails, for example on a full disk. A closed reader is no error.
 */
export function nodeContext(onOutputError: (error: Error) => void): NodeContext {
  let stdinOpened = false;
  let stdout: TextOutput | undefined;
  let stderr: TextOutput | undefined;
  const terminalSignals = nodeTerminalSignals();
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
      // There is no other place to report this error.
      return (stderr ??= process.stderr.on("error", () => undefined));
    },
    clock: {
      now: () => new Date(),
      monotonicMs: () => performance.now(),
      sleep: (ms, signal) => delay(ms, undefined, { signal }),
    },
    processGroups: nodeProcessGroups(),
    terminalSignals,
    signal: stopSignal(terminalSignals.interrupt),
    faultHandlers: new Set(),
    cleanups: new Set(),
  };
}

const STDOUT = 1;

/** On a full disk `process.stdout` writes a part of a text and drops the rest without an error. A file stream reports it. */
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
    // The parent process has closed it.
    return false;
  }
}

/** A reader can stop early (`| head`, a closed window). That is not a failure. */
function readerClosed(error: Error): boolean {
  return process.stdout.isTTY || READER_CLOSED.has(systemErrorCode(error) ?? "");
}

const SIGNAL_EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** How long a command may take to end when its terminal was closed. */
const HANG_UP_MS = 10_000;

/**
 * The first signal aborts, so that the command can end properly. A second SIGINT or SIGTERM ends the process at once. A
 * closed terminal can send SIGHUP more than once, and nobody is there to send another signal.
 * `interrupt` returns whether something else handles a SIGINT.
 */
function stopSignal(interrupt: () => boolean): AbortSignal {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      if (name === "SIGINT" && interrupt()) return;
      if (stop.signal.aborted) process.exit(SIGNAL_EXIT_CODES[name]);
      stop.abort(name);
    });
  }
  process.on("SIGHUP", () => {
    stop.abort("SIGHUP");
    setTimeout(() => process.exit(SIGNAL_EXIT_CODES.SIGHUP), HANG_UP_MS).unref();
  });
  return stop.signal;
}
