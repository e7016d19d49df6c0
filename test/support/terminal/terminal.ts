import { type IPty, spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";

interface TerminalOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** After so long without what is waited for, a test fails and shows the screen. */
const PATIENCE_MS = 15_000;

/** A program in a real pseudo-terminal, with a terminal emulator that reads what it draws. Killed by scope. */
export class Terminal implements AsyncDisposable {
  /** All that was written, escape sequences included. */
  raw = "";
  readonly pid: number;
  readonly exitCode: Promise<number>;
  readonly #pty: IPty;
  readonly #screen: xterm.Terminal;
  readonly #waiting = new Set<() => void>();
  #ended = false;

  constructor(command: readonly string[], { columns = 120, rows = 36, cwd, env = {} }: TerminalOptions) {
    const [file = "", ...args] = command;
    this.#screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
    this.#pty = spawn(file, args, {
      name: env["TERM"] ?? "xterm-256color",
      cols: columns,
      rows,
      cwd,
      env: { PATH: process.env["PATH"] ?? "", HOME: cwd, TERM: "xterm-256color", ...env },
    });
    this.pid = this.#pty.pid;
    this.#pty.onData((text) => {
      this.raw += text;
      this.#screen.write(text, () => this.#changed());
    });
    this.exitCode = new Promise((resolve) => {
      this.#pty.onExit(({ exitCode }) => {
        this.#ended = true;
        // What is still to be read comes in the same turn.
        setImmediate(() => {
          this.#changed();
          resolve(exitCode);
        });
      });
    });
  }

  press(keys: string): void {
    this.#pty.write(keys);
  }

  resize(columns: number, rows: number): void {
    this.#screen.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  /** The lines that are seen now. */
  get lines(): string[] {
    const { active } = this.#screen.buffer;
    return Array.from({ length: this.#screen.rows }, (_, row) =>
      (active.getLine(active.baseY + row)?.translateToString(true) ?? "").trimEnd(),
    );
  }

  get text(): string {
    return this.lines.join("\n");
  }

  get screen(): xterm.Terminal {
    return this.#screen;
  }

  get onAlternateScreen(): boolean {
    return this.#screen.buffer.active.type === "alternate";
  }

  /** Whether the cursor was hidden last, or shown. */
  get cursorHidden(): boolean {
    return this.raw.lastIndexOf("\u001b[?25l") > this.raw.lastIndexOf("\u001b[?25h");
  }

  /** Resolves with the screen once it holds a text, or satisfies a condition; rejects when the program ends before. */
  async until(wanted: string | ((text: string) => boolean)): Promise<string> {
    const holds = typeof wanted === "string" ? (text: string): boolean => text.includes(wanted) : wanted;
    const overdue = AbortSignal.timeout(PATIENCE_MS);
    overdue.addEventListener("abort", () => this.#changed());
    while (!holds(this.text)) {
      const why = this.#ended ? "it ended" : overdue.aborted ? "it never came" : undefined;
      if (why !== undefined) throw new Error(`no ${String(wanted)}: ${why}\n${this.text}`);
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
    return this.text;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#ended) this.#pty.kill("SIGKILL");
    await this.exitCode;
    this.#screen.dispose();
  }

  #changed(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resolve of waiting) resolve();
  }
}
