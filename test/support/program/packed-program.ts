import { type ChildProcess, spawn } from "node:child_process";
import { inject } from "vitest";
import { startForTest } from "../run/start-for-test.ts";
import { emptyFolder } from "./run-cli.ts";

interface ProgramOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** `null` leaves it open, so that the test can write to it. */
  readonly stdin?: string | Buffer | null;
  /** A shell command that ends with `exec "$@"`, which starts the program. It can set limits before. */
  readonly shell?: string;
}

/** A process of the packed program; killed at the end of its scope if it still runs. */
export class PackedProgram implements AsyncDisposable {
  readonly child: ChildProcess;
  stdout = "";
  stderr = "";
  readonly exitCode: Promise<number | NodeJS.Signals>;

  private constructor(child: ChildProcess) {
    this.child = child;
    child.stdout?.setEncoding("utf8").on("data", (text: string) => (this.stdout += text));
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (this.stderr += text));
    this.exitCode = new Promise((resolve) => {
      child.once("close", (code, signal) => resolve(code ?? signal ?? 0));
    });
  }

  /** Starts the program from the installed tarball, by default in an empty folder. */
  static start(
    args: readonly string[],
    { cwd = emptyFolder(), env = {}, stdin, shell }: ProgramOptions = {},
  ): PackedProgram {
    const program = [inject("nodePath"), inject("programPath"), ...args];
    const [file = "", ...rest] = shell === undefined ? program : ["/bin/sh", "-c", shell, "sh", ...program];
    return startForTest(() => {
      const child = spawn(file, rest, {
        cwd,
        env: { PATH: process.env["PATH"], ...env },
        stdio: ["pipe", "pipe", "pipe"],
      });
      if (stdin !== null) child.stdin.end(stdin);
      return new PackedProgram(child);
    });
  }

  /** Resolves to the first match in stdout. Rejects with all output if the program ends before. */
  async stdoutMatch(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.stdout);
      if (match !== null) return match;
      const ended = await Promise.race([
        new Promise<false>((resolve) => this.child.stdout?.once("data", () => resolve(false))),
        this.exitCode.then(() => true),
      ]);
      if (ended && pattern.exec(this.stdout) === null) {
        throw new Error(`ended without ${String(pattern)}\n${this.stdout}\n${this.stderr}`);
      }
    }
  }

  get json(): Record<string, unknown>[] {
    return this.stdout
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill("SIGKILL");
    await this.exitCode;
  }
}

/** Runs the packed program to its end. */
export async function runPackedProgram(
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<{ exitCode: number | NodeJS.Signals; stdout: string; stderr: string }> {
  await using program = PackedProgram.start(args, options);
  const exitCode = await program.exitCode;
  return { exitCode, stdout: program.stdout, stderr: program.stderr };
}
