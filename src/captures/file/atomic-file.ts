import { randomUUID } from "node:crypto";
import { closeSync, fdatasyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";

/** Written at once. Bytes. */
const PIECE_BYTES = 256 * 1024;

/**
 * A file that appears whole or not at all: it is written beside its place and moved there by `commit`. Disposal without
 * a commit leaves nothing. Every method throws the system's error. Small pieces are gathered before they are written.
 */
export class AtomicFile implements Disposable {
  readonly #path: string;
  readonly #draft: string;
  #fd: number | undefined;
  #gathered: Uint8Array[] = [];
  #gatheredBytes = 0;

  /** Begins the file; `mode` is that of a new file, before the umask. */
  constructor(path: string, { mode = 0o666 }: { mode?: number } = {}) {
    this.#path = path;
    this.#draft = `${path}.${randomUUID()}.tmp`;
    this.#fd = openSync(this.#draft, "wx", mode);
  }

  write(piece: string | Uint8Array): void {
    const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
    this.#gathered.push(bytes);
    this.#gatheredBytes += bytes.length;
    if (this.#gatheredBytes >= PIECE_BYTES) this.#flush();
  }

  /** Writes over the start of the file. */
  overwriteStart(text: string): void {
    this.#flush();
    this.#put(Buffer.from(text), 0);
  }

  /** Puts it on disk and in its place, over what was there. */
  commit(): void {
    if (this.#fd === undefined) return;
    this.#flush();
    fdatasyncSync(this.#fd);
    this.#close();
    renameSync(this.#draft, this.#path);
  }

  [Symbol.dispose](): void {
    if (this.#fd !== undefined) this.#close();
    rmSync(this.#draft, { force: true });
  }

  #flush(): void {
    const bytes = Buffer.concat(this.#gathered);
    this.#gathered = [];
    this.#gatheredBytes = 0;
    this.#put(bytes, null);
  }

  /** At a place in bytes from the start; `null` is where the last write without a place ended. */
  #put(bytes: Buffer, position: number | null): void {
    if (this.#fd === undefined) throw new Error(`${this.#draft} is closed`);
    for (let written = 0; written < bytes.length;) {
      const at = position === null ? null : position + written;
      written += writeSync(this.#fd, bytes, written, bytes.length - written, at);
    }
  }

  #close(): void {
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }
}
