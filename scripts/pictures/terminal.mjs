// A real pseudo-terminal, and what a terminal emulator shows of it.
import { spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const PROJECT = resolve(import.meta.dirname, "../..");
const MOST_WAIT_MS = 20_000;
export const PROGRAM = join(PROJECT, "bin/hipcall-hooks.cjs");

export class Terminal {
  #screen;
  #process;
  #changes = new EventTarget();
  #ended;

  constructor(command, args, { columns, rows, cwd, env = {} }) {
    this.columns = columns;
    this.rows = rows;
    this.#screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
    this.#process = spawn(command, args, {
      name: "xterm-256color",
      cols: columns,
      rows,
      cwd,
      env: {
        PATH: process.env.PATH,
        TERM: "xterm-256color",
        HOME: cwd,
        TZ: "Europe/Istanbul",
        LANG: "C.UTF-8",
        ...env,
      },
    });
    this.#process.onData((text) => this.#screen.write(text, () => this.#changes.dispatchEvent(new Event("change"))));
    this.#ended = new Promise((done) => this.#process.onExit(done));
  }

  type(text) {
    this.#process.write(text);
  }

  /** Waits until the screen shows this. A frame can arrive in parts, so the pattern reaches to its end. */
  async shown(pattern) {
    const late = AbortSignal.timeout(MOST_WAIT_MS);
    for (;;) {
      const match = pattern.exec(this.#text());
      if (match !== null) return match;
      if (late.aborted) throw new Error(`${pattern} is not on the screen:\n${this.#text()}`);
      await new Promise((resume) => {
        this.#changes.addEventListener("change", resume, { once: true });
        late.addEventListener("abort", resume, { once: true });
      });
    }
  }

  /** The rows of the screen, each as texts of one style: `{ text, column, look }`. */
  snapshot() {
    return Array.from({ length: this.rows }, (_, row) => this.#runs(row));
  }

  async end() {
    // An interactive shell ignores SIGTERM.
    this.#process.kill("SIGHUP");
    await this.#ended;
  }

  #line(row) {
    return this.#screen.buffer.active.getLine(this.#screen.buffer.active.baseY + row);
  }

  #text() {
    return Array.from({ length: this.rows }, (_, row) => this.#line(row).translateToString()).join("\n");
  }

  #runs(row) {
    const line = this.#line(row);
    const runs = [];
    for (let column = 0; column < this.columns; column += 1) {
      const cell = line.getCell(column);
      const look = {
        colour: cell.isFgPalette() ? cell.getFgColor() % 8 : null,
        bold: cell.isBold() > 0,
        faint: cell.isDim() > 0,
        inverse: cell.isInverse() > 0,
      };
      const last = runs.at(-1);
      const text = cell.getChars() || " ";
      if (last !== undefined && JSON.stringify(last.look) === JSON.stringify(look)) last.text += text;
      else runs.push({ text, column, look });
    }
    const last = runs.at(-1);
    if (last !== undefined && !last.look.inverse) last.text = last.text.trimEnd();
    return runs.filter(({ text }) => text !== "");
  }
}

/** Calls `use` with an empty folder, and removes the folder. */
export async function inEmptyFolder(use) {
  const cwd = mkdtempSync(join(tmpdir(), "hipcall-hooks-picture-"));
  try {
    return await use(cwd);
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}
