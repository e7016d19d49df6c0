import { EventEmitter } from "node:events";
import type { TextOutput } from "../../context.ts";
import type { Screen } from "./screen.ts";

/**
 * The stream that Ink writes its frames to. It says that it is no terminal, so that Ink writes nothing but frames: the
 * screen, the cursor and what changed are ours.
 */
export class InkOutput extends EventEmitter {
  readonly isTTY = false;
  readonly writable = true;
  readonly #screen: Screen;
  readonly #stdout: TextOutput;

  constructor(screen: Screen, stdout: TextOutput) {
    super();
    this.#screen = screen;
    this.#stdout = stdout;
  }

  get columns(): number {
    return this.#stdout.columns ?? 80;
  }

  get rows(): number {
    return this.#stdout.rows ?? 24;
  }

  readonly write = (frame: string, written?: () => void): boolean => {
    if (frame !== "") this.#screen.draw(frame);
    if (written !== undefined) setImmediate(written);
    return true;
  };
}
