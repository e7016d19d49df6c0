import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { main } from "../../../src/cli/main.ts";
import { nodeProcessGroups } from "../../../src/cli/process-groups.ts";
import type { Clock } from "../../../src/clock.ts";
import type { Context } from "../../../src/context.ts";
import { MemoryOutput } from "./memory-output.ts";
import { REAL_CLOCK } from "../clocks/real-clock.ts";

interface World {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly stdin?: string | Buffer | Readable;
  readonly stop?: AbortController;
  readonly clock?: Clock;
  /** Whether stderr says that it is a terminal. */
  readonly isTTY?: boolean;
  /** Where results go, when they are not to be kept. */
  readonly stdout?: MemoryOutput;
}

/** A run of the whole program in this process, with streams of its own. */
export interface CliRun {
  readonly stdout: MemoryOutput;
  readonly stderr: MemoryOutput;
  /** Stops it as Ctrl-C would. */
  readonly interrupt: () => void;
  readonly exitCode: Promise<number>;
}

/** Starts the program without waiting for its end. */
export function startCli(argv: readonly string[], world: World = {}): CliRun {
  const stop = world.stop ?? new AbortController();
  const stdout = world.stdout ?? new MemoryOutput();
  const stderr = new MemoryOutput({ isTTY: world.isTTY ?? false });
  const stdin = world.stdin instanceof Readable ? world.stdin : Readable.from([Buffer.from(world.stdin ?? "")]);
  const context: Context = {
    env: world.env ?? {},
    cwd: world.cwd ?? emptyFolder(),
    stdin,
    stdout,
    stderr,
    clock: world.clock ?? REAL_CLOCK,
    processGroups: nodeProcessGroups(),
    signal: stop.signal,
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
export async function runCli(argv: readonly string[], world: World = {}): Promise<CliResult> {
  const run = startCli(argv, world);
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

/** A folder where no config file is. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), "hipcall-hooks-test-"));
}
