import type { Clock, TextOutput } from "../../context.ts";
import type { TextLayout } from "./terminal-layout.ts";
import type { Theme } from "./theme.ts";

const REDRAW_INTERVAL_MS = 100;
const WIDTH = 24;
const CLEAR_LINE = "\r\u001b[2K";

interface ProgressBarOptions {
  readonly theme: Theme;
  readonly clock: Clock;
  readonly signs: TextLayout;
  /** Whether nothing is drawn, on a terminal too. */
  readonly hidden: boolean;
}

/** A progress bar on the last line of a terminal. Elsewhere it draws nothing. */
export class ProgressBar {
  readonly #stream: TextOutput;
  readonly #isDrawn: boolean;
  readonly #theme: Theme;
  readonly #clock: Clock;
  readonly #signs: TextLayout;
  #drawnAtMs = Number.NEGATIVE_INFINITY;
  #shown = false;

  constructor(stream: TextOutput, { theme, clock, signs, hidden }: ProgressBarOptions) {
    this.#stream = stream;
    this.#isDrawn = stream.isTTY === true && !hidden;
    this.#theme = theme;
    this.#clock = clock;
    this.#signs = signs;
  }

  draw({ done, total, failed }: { done: number; total: number; failed: number }): void {
    const now = this.#clock.monotonicMs();
    if (!this.#isDrawn || (now - this.#drawnAtMs < REDRAW_INTERVAL_MS && done < total)) return;
    this.#drawnAtMs = now;
    this.#shown = true;
    const filled = Math.floor((done / total) * WIDTH);
    const bar = `${"█".repeat(filled)}${"░".repeat(WIDTH - filled)}`;
    const failures = failed > 0 ? `  ${this.#theme.bad(this.#theme.language.say("{failed} failed", { failed }))}` : "";
    this.#stream.write(`${CLEAR_LINE}${this.#signs(bar)} ${done}/${total}${failures}`);
  }

  /** Removes the bar, to make room for a line of text. */
  clear(): void {
    if (!this.#shown) return;
    this.#shown = false;
    this.#drawnAtMs = Number.NEGATIVE_INFINITY;
    this.#stream.write(CLEAR_LINE);
  }
}
