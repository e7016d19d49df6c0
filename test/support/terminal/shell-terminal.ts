import { spawnSync } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { type IPty, spawn } from "@lydell/node-pty";

export type Shell = "bash" | "zsh" | "fish";

const POSIX_PROGRAM = `hipcall-hooks() { printf 'ran'; printf '<%s>' "$@"; printf '.\\n'; }`;

interface ShellSetup {
  /** Options that start the shell without the user's own settings. */
  readonly args: string[];
  /** Defines a `hipcall-hooks` that prints its arguments. */
  readonly program: string;
  readonly probe: string;
}

const SHELLS: Readonly<Record<Shell, ShellSetup>> = {
  bash: { args: ["--norc", "--noprofile", "-i"], program: POSIX_PROGRAM, probe: "((BASH_VERSINFO[0] >= 4))" },
  zsh: { args: ["-f", "-i"], program: POSIX_PROGRAM, probe: "true" },
  fish: {
    args: ["--no-config", "-i"],
    program: `function hipcall-hooks; printf 'ran'; printf '<%s>' $argv; printf '.\\n'; end`,
    probe: "true",
  },
};

/** Whether this machine has the shell. Bash before version 4 (macOS) does not count: it completes file names differently. */
export function isInstalled(shell: Shell): boolean {
  return process.platform !== "win32" && spawnSync(shell, ["-c", SHELLS[shell].probe]).status === 0;
}

/** An interactive shell with a completion script; killed at the end of its scope. */
export class ShellTerminal implements Disposable {
  readonly #terminal: IPty;
  readonly #arrived = new EventEmitter();
  #output = "";

  private constructor(terminal: IPty) {
    this.#terminal = terminal;
    terminal.onData((text) => {
      this.#output += text;
      this.#arrived.emit("text");
    });
  }

  /** Starts the shell in `home`. It reads no file of the real user. */
  static async open(shell: Shell, script: string, home: string): Promise<ShellTerminal> {
    const { args, program } = SHELLS[shell];
    const env = { PATH: process.env["PATH"] ?? "", HOME: home, TERM: "dumb", LC_ALL: "C.UTF-8", HISTFILE: "/dev/null" };
    const opened = new ShellTerminal(spawn(shell, args, { cwd: home, env, cols: 200, rows: 50 }));
    opened.#type(`${program}; . ${script}; hipcall-hooks ready\r`);
    await opened.#match(/ran<ready>\./);
    return opened;
  }

  /** Types a command line, then Tab, then Enter. Resolves to the arguments that the program got. */
  async argumentsAfterTab(line: string): Promise<string[]> {
    this.#output = "";
    this.#type(`${line}\t\r`);
    const [, words = ""] = await this.#match(/ran((?:<[^<>\n]*>)*)\./);
    return words.slice(1, -1).split("><");
  }

  /** Types a command line, then Tab. Resolves to the first match in the output. The line stays, so call this once. */
  async shownAfterTab(line: string, pattern: RegExp): Promise<RegExpExecArray> {
    this.#output = "";
    this.#type(`${line}\t`);
    return this.#match(pattern);
  }

  [Symbol.dispose](): void {
    this.#terminal.kill("SIGKILL");
  }

  #type(text: string): void {
    this.#terminal.write(text);
  }

  async #match(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.#output);
      if (match !== null) return match;
      await once(this.#arrived, "text");
    }
  }
}
