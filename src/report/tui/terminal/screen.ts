import type { TextOutput } from "../../../context.ts";

/** Alternate screen, hidden cursor, no wrapping of long lines, marks around pasted text, clear. */
const ENTER = "\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[?2004h\u001b[2J";
const LEAVE = "\u001b[?2004l\u001b[?7h\u001b[?25h\u001b[?1049l";
const CLEAR = "\u001b[2J";
/** Synchronized output: a terminal shows the whole frame at once. Others ignore these. */
const BEGIN_FRAME = "\u001b[?2026h";
const END_FRAME = "\u001b[?2026l";

/** The alternate screen of a terminal. Writes only the lines that changed. */
export class Screen {
  readonly #stdout: TextOutput;
  readonly #signs: (text: string) => string;
  #lines: readonly string[] = [];
  #frame = "";
  #entered = false;
  /** The newest frame that was not written because the terminal reads too slowly. */
  #skippedFrame: string | undefined;

  /** `signs` replaces signs that the terminal does not have by others of the same width. */
  constructor(stdout: TextOutput, signs: (text: string) => string = (text) => text) {
    this.#stdout = stdout;
    this.#signs = signs;
  }

  get size(): { readonly columns: number; readonly rows: number } {
    return { columns: this.#stdout.columns ?? 80, rows: this.#stdout.rows ?? 24 };
  }

  enter(): void {
    if (this.#entered) return;
    this.#entered = true;
    this.#lines = [];
    this.#stdout.write(ENTER);
  }

  /** Restores what the terminal showed before. Can be called twice. */
  leave(): void {
    if (!this.#entered) return;
    this.#entered = false;
    this.#skippedFrame = undefined;
    this.#stdout.write(LEAVE);
  }

  /** Enters again after something else had the terminal, and shows the last frame. */
  enterAgain(): void {
    this.leave();
    this.enter();
    this.draw(this.#frame);
  }

  /** To be called after a resize: the terminal may have moved or cut the lines. */
  clear(): void {
    this.#lines = [];
    if (this.#entered) this.#stdout.write(CLEAR);
  }

  draw(frame: string): void {
    this.#frame = frame;
    if (!this.#entered || this.#stdout.destroyed) return;
    if (this.#stdout.writableNeedDrain) {
      if (this.#skippedFrame === undefined) this.#stdout.once("drain", () => this.#drawSkipped());
      this.#skippedFrame = frame;
      return;
    }
    const lines = this.#signs(frame).split("\n").slice(0, this.size.rows);
    // A row is cleared before it is written: clearing to the end of a full row would remove its last character.
    const changes = lines.map((line, row) =>
      line === this.#lines[row] ? "" : `\u001b[${row + 1};1H\u001b[0m\u001b[K${line}`,
    );
    const below = lines.length < this.#lines.length ? `\u001b[${lines.length + 1};1H\u001b[J` : "";
    const text = `${changes.join("")}${below}`;
    this.#lines = lines;
    if (text !== "") this.#stdout.write(`${BEGIN_FRAME}${text}${END_FRAME}`);
  }

  #drawSkipped(): void {
    const frame = this.#skippedFrame;
    this.#skippedFrame = undefined;
    if (frame !== undefined) this.draw(frame);
  }
}
