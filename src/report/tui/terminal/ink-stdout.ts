import { EventEmitter } from "node:events";
import type { Screen } from "./screen.ts";

/**
 * The stream that Ink writes its frames to. It says that it is no terminal, so that Ink writes nothing but frames: the
 * screen, the cursor and what changed are ours.
 */
export class InkOutput extends EventEmitter {
  readonly isTTY = false;
  readonly writable = true;
  readonly #screen: Screen;

  constructor(screen: Screen) {
    super();
    this.#screen = screen;
  }

  get columns(): number {
    return this.#screen.size.columns;
  }

  get rows(): number {
    return this.#screen.size.rows;
  }

  readonly write = (frame: string, written?: () => void): boolean => {
    if (frame !== "") this.#screen.draw(frame);
    if (written !== undefined) setImmediate(written);
    return true;
  };
}
