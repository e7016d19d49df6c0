import { type ChildProcess, spawn } from "node:child_process";
import { platform } from "node:os";
import type { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import type { Context, ProcessGroups } from "../../context.ts";
import { reasonOf } from "../../failure.ts";
import { type Wording, said } from "../../language/said.ts";

/** How a command ended. */
export type CommandEnd =
  | { readonly kind: "exited"; readonly code: number }
  | { readonly kind: "killed"; readonly signal: string }
  | { readonly kind: "not_started"; readonly reason: string };

export interface ShellCommandOptions {
  readonly command: string;
  /** Added to our own environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Called with stdout, and with stderr. */
  readonly onOutput: (output: Readable) => void;
}

/** How long a group has to end by itself before it is killed. */
const GRACE_MS = 5000;
const BETWEEN_LOOKS_MS = 20;
const LAST_OUTPUT_MS = 200;

/** On Windows a detached process gets a console window; the group is found by its parent processes instead. */
const WINDOWS = platform() === "win32";

/**
 * A command line of the user, run by the system's shell in a process group of its own. Disposal ends the whole group, so
 * that no process that the command started is left running.
 */
export class ShellCommand implements AsyncDisposable {
  /** Resolves when the command itself has ended; processes that it started can still run. Never rejects. */
  readonly ended: Promise<CommandEnd>;
  readonly #child: ChildProcess;
  readonly #closed: Promise<void>;
  readonly #groups: ProcessGroups;
  #stopped: Promise<void> | undefined;

  private constructor(child: ChildProcess, groups: ProcessGroups) {
    this.#child = child;
    this.#groups = groups;
    this.ended = endOf(child);
    this.#closed = new Promise((resolve) => child.once("close", () => resolve()).once("error", () => resolve()));
  }

  /** Starts the command. When the shell can't be started, `ended` says so. */
  static start({ command, env, onOutput }: ShellCommandOptions, context: Context): ShellCommand {
    const child = spawn(command, {
      shell: true,
      cwd: context.cwd,
      env: { ...context.env, ...context.processGroups.mark, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: !WINDOWS,
      windowsHide: true,
    });
    const started = new ShellCommand(child, context.processGroups);
    if (child.pid !== undefined) context.processGroups.killOnExit(child.pid);
    onOutput(child.stdout);
    onOutput(child.stderr);
    return started;
  }

  /** Asks every process of the group to end, kills those that are left after a while, and waits for the end of the output. */
  [Symbol.asyncDispose](): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<void> {
    const { pid } = this.#child;
    if (pid === undefined) return;
    const groups = this.#groups;
    groups.signal(pid, "SIGTERM");
    for (let waitedMs = 0; groups.isAlive(pid) && waitedMs < GRACE_MS; waitedMs += BETWEEN_LOOKS_MS)
      await delay(BETWEEN_LOOKS_MS);
    if (groups.isAlive(pid)) groups.signal(pid, "SIGKILL");
    groups.release(pid);
    await this.ended;
    // A process that left the group can keep the pipes open.
    await Promise.race([this.#closed, delay(LAST_OUTPUT_MS)]);
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
  }
}

/** Whether a command exited with 0. */
export function succeeded(end: CommandEnd): boolean {
  return end.kind === "exited" && end.code === 0;
}

/** How a command ended, to be written after its name: `exited with 1`. */
export function describeEnd(end: CommandEnd): Wording {
  switch (end.kind) {
    case "exited":
      return said("exited with {code}", { code: String(end.code) });
    case "killed":
      return said("was ended by {signal}", { signal: end.signal });
    case "not_started":
      return said("could not be started: {reason}", { reason: end.reason });
  }
}

function endOf(child: ChildProcess): Promise<CommandEnd> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ kind: "not_started", reason: reasonOf(error) }));
    child.once("exit", (code, signal) =>
      resolve(code === null ? { kind: "killed", signal: signal ?? "a signal" } : { kind: "exited", code }),
    );
  });
}
