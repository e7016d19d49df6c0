import { spawnSync } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { type IPty, spawn } from "@lydell/node-pty";

export type Shell = "bash" | "zsh" | "fish";

const POSIX_STAND_IN = `hipcall-hooks() { printf 'ran'; printf '<%s>' "$@"; printf '.\\n'; }`;

/** What starts each shell without the user's own set-up, and a stand-in for the program that says what it was given. */
const SHELLS: Readonly<Record<Shell, { readonly args: string[]; readonly standIn: string; readonly probe: string }>> = {
  bash: { args: ["--norc", "--noprofile", "-i"], standIn: POSIX_STAND_IN, probe: "((BASH_VERSINFO[0] >= 4))" },
  zsh: { args: ["-f", "-i"], standIn: POSIX_STAND_IN, probe: "true" },
  fish: {
    args: ["--no-config", "-i"],
    standIn: `function hipcall-hooks; printf 'ran'; printf '<%s>' $argv; printf '.\\n'; end`,
    probe: "true",
  },
};

/** Whether a shell can be started here; a bash before 4 (macOS) completes names of files less well, and does not count. */
export function isInstalled(shell: Shell): boolean {
  return process.platform !== "win32" && spawnSync(shell, ["-c", SHELLS[shell].probe]).status === 0;
}

/** An interactive shell that has read a completion script; killed by scope. */
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

  /** `home` is where it starts; nothing of the real user's is read. */
  static async open(shell: Shell, script: string, home: string): Promise<ShellTerminal> {
    const { args, standIn } = SHELLS[shell];
    const env = { PATH: process.env["PATH"] ?? "", HOME: home, TERM: "dumb", LC_ALL: "C.UTF-8", HISTFILE: "/dev/null" };
    const opened = new ShellTerminal(spawn(shell, args, { cwd: home, env, cols: 200, rows: 50 }));
    opened.#type(`${standIn}; . ${script}; hipcall-hooks ready\r`);
    await opened.#match(/ran<ready>\./);
    return opened;
  }

  /** Types a command line, presses Tab and then Enter: the arguments that the program got. */
  async argumentsAfterTab(line: string): Promise<string[]> {
    this.#output = "";
    this.#type(`${line}\t\r`);
    const [, words = ""] = await this.#match(/ran((?:<[^<>\n]*>)*)\./);
    return words.slice(1, -1).split("><");
  }

  /** Types a command line and presses Tab: the first match in what is shown. The line is left as it is: ask once. */
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
