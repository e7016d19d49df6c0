import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PackedProgram } from "./packed-program.ts";
import { emptyFolder } from "./run-cli.ts";
import { until } from "../run/until.ts";

interface ListeningOptions {
  readonly cwd?: string;
  /** See `PackedProgram.start`. */
  readonly shell?: string;
}

/** The packed program listening on a free port, with `--quiet`; killed at the end of its scope. */
export class PackedListener implements AsyncDisposable {
  readonly program: PackedProgram;
  readonly url: string;

  private constructor(program: PackedProgram, url: string) {
    this.program = program;
    this.url = url;
  }

  /** `args` come after `listen --port 0 --quiet`. Rejects with stderr if the program ends before it listens. */
  static async start(args: readonly string[], options: ListeningOptions = {}): Promise<PackedListener> {
    const ready = join(emptyFolder(), "url");
    const program = PackedProgram.start(["listen", "--port", "0", "--quiet", "--ready-file", ready, ...args], options);
    const ended = program.exitCode.then((code) => `ended with ${code}: ${program.stderr}`);
    let url = "";
    let end: string | undefined;
    void ended.then((text) => (end = text));
    await until(() => {
      url = textOf(ready);
      return url !== "" || end !== undefined;
    });
    if (url === "") throw new Error(end);
    return new PackedListener(program, url);
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  get pid(): number {
    const { pid } = this.program.child;
    if (pid === undefined) throw new Error("the program did not start");
    return pid;
  }

  /** Sends a signal. Resolves to the exit code, or to the signal that ended the program. */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals> {
    this.program.child.kill(signal);
    return this.program.exitCode;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.program[Symbol.asyncDispose]();
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return "";
  }
}
