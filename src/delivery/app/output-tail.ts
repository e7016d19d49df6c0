import type { Readable } from "node:stream";

/** The number of bytes that are kept. */
const KEPT_BYTES = 64 * 1024;

/** Keeps the end of a command's output, stdout and stderr in the order in which they arrive. */
export class OutputTail {
  #pieces: Buffer[] = [];
  #bytes = 0;
  #cut = false;

  /** Reads a stream to its end. */
  readonly keep = (output: Readable): void => {
    output.on("data", (piece: Buffer) => this.#add(piece));
  };

  /** The kept output; its first line says so when there was more. */
  get text(): string {
    const text = Buffer.concat(this.#pieces).subarray(-KEPT_BYTES).toString("utf8");
    return this.#cut ? `(only the last ${KEPT_BYTES / 1024} kB)\n${text}` : text;
  }

  #add(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#bytes += piece.length;
    if (this.#bytes > KEPT_BYTES) this.#cut = true;
    if (this.#bytes <= 2 * KEPT_BYTES) return;
    this.#pieces = [Buffer.concat(this.#pieces).subarray(-KEPT_BYTES)];
    this.#bytes = KEPT_BYTES;
  }
}
