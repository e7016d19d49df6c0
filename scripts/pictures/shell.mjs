// A shell in which npx runs the program of this repository.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROGRAM, Terminal } from "./terminal.mjs";

const PROMPT = "$ ";

export class Shell extends Terminal {
  #cwd;

  constructor({ cwd, ...size }) {
    const start = `npx() { shift; "${process.execPath}" "${PROGRAM}" "$@"; }\nPS1='${PROMPT}'\n`;
    writeFileSync(join(cwd, ".start"), start);
    super("bash", ["--noprofile", "--rcfile", join(cwd, ".start"), "-i"], { ...size, cwd });
    this.#cwd = cwd;
  }

  /** Runs a command, and waits until the screen shows its end and a new prompt. */
  async run(line, end) {
    this.type(`${line}\r`);
    await this.shown(new RegExp(`${end.source}[^]*\\n\\$ +(?:\\n|$)`));
  }

  /** Records two events and the answers of the app in `calls.ndjson`. */
  async record(app) {
    const args = ["listen", "--port", "0", "--forward", app, "--save", "calls.ndjson", "--count", "2", "--exec"];
    const send = `"${process.execPath}" "${PROGRAM}" send call_init call_hangup --to "$HIPCALL_HOOKS_URL"`;
    const child = spawn(process.execPath, [PROGRAM, ...args, send], { cwd: this.#cwd, stdio: "ignore" });
    await once(child, "close");
  }
}
