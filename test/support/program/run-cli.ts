import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { main } from "../../../src/cli/main.ts";
import { nodeProcessGroups } from "../../../src/cli/process-groups.ts";
import { nodeTerminalSignals } from "../../../src/cli/terminal-signals.ts";
import type { Clock, Context } from "../../../src/context.ts";
import { MemoryOutput } from "./memory-output.ts";
import { REAL_CLOCK } from "../clocks/real-clock.ts";

interface CliOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly stdin?: string | Buffer | Readable;
  readonly stop?: AbortController;
  readonly clock?: Clock;
  /** Whether stderr is a terminal. */
  readonly isTTY?: boolean;
  /** Receives stdout instead of a new output. */
  readonly stdout?: MemoryOutput;
}

/** A run of the whole program in this process, with its own streams. */
export interface CliRun {
  readonly stdout: MemoryOutput;
  readonly stderr: MemoryOutput;
  /** Stops it like Ctrl-C. */
  readonly interrupt: () => void;
  readonly exitCode: Promise<number>;
}

/** Starts the program and does not wait for its end. */
export function startCli(argv: readonly string[], options: CliOptions = {}): CliRun {
  const stop = options.stop ?? new AbortController();
  const stdout = options.stdout ?? new MemoryOutput();
  const stderr = new MemoryOutput({ isTTY: options.isTTY ?? false });
  const stdin = options.stdin instanceof Readable ? options.stdin : Readable.from([Buffer.from(options.stdin ?? "")]);
  const context: Context = {
    env: options.env ?? {},
    cwd: options.cwd ?? emptyFolder(),
    stdin,
    stdout,
    stderr,
    clock: options.clock ?? REAL_CLOCK,
    // What other processes of this machine have left is no part of a test.
    processGroups: { ...nodeProcessGroups(), leftBehind: () => [] },
    terminalSignals: nodeTerminalSignals(),
    signal: stop.signal,
    faultHandlers: new Set(),
    cleanups: new Set(),
  };
  return { stdout, stderr, interrupt: () => stop.abort("SIGINT"), exitCode: main(argv, context) };
}

export interface CliResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly json: Record<string, unknown>[];
}

/** Runs the program to its end. */
export async function runCli(argv: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const run = startCli(argv, options);
  const exitCode = await run.exitCode;
  const { text: stdout } = run.stdout;
  return {
    exitCode,
    stdout,
    stderr: run.stderr.text,
    get json() {
      return run.stdout.json;
    },
  };
}

/** A new folder without a config file. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), "hipcall-hooks-test-"));
}
