import { Readable } from "node:stream";
import type { Context } from "../../../context.ts";
import { type InputPart, PasteSplitter } from "./paste-splitter.ts";

/** The `stdin` of Ink: the keys of the terminal, without pasted texts. Reads the terminal only while Ink has it in raw mode. */
export class InkStdin extends Readable {
  readonly isTTY = true;
  readonly #stdin: Context["stdin"];
  readonly #splitter = new PasteSplitter();
  readonly #onPaste: (text: string) => void;
  /** Resolves when Ink has handled the parts so far. */
  #handled = Promise.resolve();
  readonly #onData = (chunk: string): void => {
    for (const part of this.#splitter.push(chunk)) this.#handled = this.#handled.then(() => this.#handle(part));
  };

  constructor(stdin: Context["stdin"], onPaste: (text: string) => void) {
    super({ encoding: "utf8" });
    this.#stdin = stdin;
    this.#onPaste = onPaste;
  }

  setRawMode(raw: boolean): this {
    const stdin = this.#stdin;
    stdin.setRawMode?.(raw);
    stdin.off("data", this.#onData);
    if (raw) stdin.setEncoding("utf8").on("data", this.#onData).resume();
    else stdin.pause();
    return this;
  }

  // Reading keeps the process alive, and `setRawMode` ends that.
  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  /** Ink reads in the same turn of the event loop: keys before a pasted text act before it. */
  async #handle({ kind, text }: InputPart): Promise<void> {
    if (kind === "keys") this.push(text);
    else this.#onPaste(text);
    await new Promise((resolve) => setImmediate(resolve));
  }

  override _read(): void {
    // The terminal pushes.
  }
}
