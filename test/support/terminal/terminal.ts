import { type IPty, spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";

interface TerminalOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** `until` fails after this time, and shows the screen. */
const TIMEOUT_MS = 15_000;

/** A program in a real pseudo-terminal, with a terminal emulator that reads its output. Killed at the end of its scope. */
export class Terminal implements AsyncDisposable {
  /** All output, including escape sequences. */
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
      env: { PATH: process.env["PATH"] ?? "", HOME: cwd, TERM: "xterm-256color", LANG: "C.UTF-8", ...env },
    });
    this.pid = this.#pty.pid;
    this.#pty.onData((text) => {
      this.raw += text;
      this.#screen.write(text, () => this.#changed());
    });
    this.exitCode = new Promise((resolve) => {
      this.#pty.onExit(({ exitCode }) => {
        this.#ended = true;
        // The rest of the output arrives in the same turn of the event loop.
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

  /** The lines on the screen. */
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

  /** Whether the cursor is hidden. */
  get cursorHidden(): boolean {
    return this.raw.lastIndexOf("\u001b[?25l") > this.raw.lastIndexOf("\u001b[?25h");
  }

  /** Resolves to the screen once it contains a text, or satisfies a condition. Rejects if the program ends before. */
  async until(wanted: string | ((text: string) => boolean)): Promise<string> {
    const holds = typeof wanted === "string" ? (text: string): boolean => text.includes(wanted) : wanted;
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    timeout.addEventListener("abort", () => this.#changed());
    while (!holds(this.text)) {
      const why = this.#ended ? "the program ended" : timeout.aborted ? "timeout" : undefined;
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
