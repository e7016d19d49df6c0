import { Writable } from "node:stream";
import type { TextOutput } from "../../../src/context.ts";

/** A stream that keeps all text written to it. It can pretend to be a terminal. */
export class MemoryOutput extends Writable implements TextOutput {
  readonly isTTY: boolean;
  readonly columns?: number;
  text = "";

  constructor({ isTTY = false, columns }: { isTTY?: boolean; columns?: number } = {}) {
    super({ decodeStrings: false });
    this.isTTY = isTTY;
    if (columns !== undefined) this.columns = columns;
  }

  override _write(chunk: string | Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    this.emit("text");
    done();
  }

  /** The JSON lines written so far. */
  get json(): Record<string, unknown>[] {
    return this.text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** Resolves to the text once it satisfies a condition. */
  async until(holds: (text: string) => boolean): Promise<string> {
    while (!holds(this.text)) await new Promise((resolve) => this.once("text", resolve));
    return this.text;
  }
}
