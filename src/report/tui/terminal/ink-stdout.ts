import { Writable } from "node:stream";
import type { Screen } from "./screen.ts";

/**
 * The `stdout` of Ink: draws each frame on the screen. Ink does not get the terminal itself, because it clears all of it,
 * with the lines the user could scroll back to, for each frame that is as high as the terminal.
 */
export class InkStdout extends Writable {
  readonly isTTY = false;
  readonly #screen: Screen;

  constructor(screen: Screen) {
    super({ decodeStrings: false });
    this.#screen = screen;
  }

  get columns(): number {
    return this.#screen.size.columns;
  }

  get rows(): number {
    return this.#screen.size.rows;
  }

  override _write(frame: string, _encoding: string, done: () => void): void {
    // Ink writes an empty text when it ends.
    if (frame !== "") this.#screen.draw(frame);
    done();
  }
}
