import type { TextOutput } from "../../../context.ts";

const ENTER = "\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[2J";
const LEAVE = "\u001b[?7h\u001b[?25h\u001b[?1049l";
/** Terminals that know it show what lies between at once; others ignore it. */
const BEGIN_FRAME = "\u001b[?2026h";
const END_FRAME = "\u001b[?2026l";

/** The terminal's alternate screen. Only lines that have changed are written, and no frame while the terminal is behind. */
export class Screen {
  readonly #stdout: TextOutput;
  #shown: readonly string[] = [];
  #entered = false;
  #waiting: string | undefined;

  constructor(stdout: TextOutput) {
    this.#stdout = stdout;
  }

  get size(): { readonly columns: number; readonly rows: number } {
    return { columns: this.#stdout.columns ?? 80, rows: this.#stdout.rows ?? 24 };
  }

  enter(): void {
    if (this.#entered) return;
    this.#entered = true;
    this.#shown = [];
    this.#stdout.write(ENTER);
  }

  /** Gives the terminal back as it was. Harmless when it was given back already. */
  leave(): void {
    if (!this.#entered) return;
    this.#entered = false;
    this.#waiting = undefined;
    this.#stdout.write(LEAVE);
  }

  /** After a resize nothing that was drawn counts. */
  forget(): void {
    this.#shown = [];
    if (this.#entered) this.#stdout.write("\u001b[2J");
  }

  draw(frame: string): void {
    if (!this.#entered || this.#stdout.destroyed) return;
    if (this.#stdout.writableNeedDrain) {
      if (this.#waiting === undefined) this.#stdout.once("drain", () => this.#drawWaiting());
      this.#waiting = frame;
      return;
    }
    const lines = frame.split("\n").slice(0, this.size.rows);
    // Cleared first: behind the last column there is nothing to clear, and the last character would go.
    const changes = lines.map((line, row) =>
      line === this.#shown[row] ? "" : `\u001b[${row + 1};1H\u001b[0m\u001b[K${line}`,
    );
    const below = lines.length < this.#shown.length ? `\u001b[${lines.length + 1};1H\u001b[J` : "";
    const text = `${changes.join("")}${below}`;
    this.#shown = lines;
    if (text !== "") this.#stdout.write(`${BEGIN_FRAME}${text}${END_FRAME}`);
  }

  #drawWaiting(): void {
    const frame = this.#waiting;
    this.#waiting = undefined;
    if (frame !== undefined) this.draw(frame);
  }
}
