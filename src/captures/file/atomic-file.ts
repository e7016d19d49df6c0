import { randomUUID } from "node:crypto";
import { closeSync, fdatasyncSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from "node:fs";

/**
 * A file that appears complete or not at all: it is written as a draft next to its final path, and `commit` renames it.
 * Disposal without a commit deletes the draft. Every method throws the system's error.
 */
export class AtomicFile implements Disposable {
  readonly #path: string;
  readonly #draft: string;
  #fd: number | undefined;

  /** Creates the draft. `mode` is the mode of a new file, before the umask. */
  constructor(path: string, { mode = 0o666 }: { mode?: number } = {}) {
    this.#path = path;
    this.#draft = `${path}.${randomUUID()}.tmp`;
    this.#fd = openSync(this.#draft, "wx", mode);
  }

  /** Where the draft is, to read it before `commit`. */
  get draft(): string {
    return this.#draft;
  }

  /** Appends. */
  write(piece: string | Uint8Array): void {
    writeFileSync(this.#openFd(), piece);
  }

  /** Overwrites the first bytes. */
  overwriteStart(text: string): void {
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length;)
      written += writeSync(this.#openFd(), bytes, written, bytes.length - written, written);
  }

  /** Syncs the draft to disk and renames it to its path, replacing an existing file. */
  commit(): void {
    if (this.#fd === undefined) return;
    fdatasyncSync(this.#fd);
    this.#close();
    renameSync(this.#draft, this.#path);
  }

  [Symbol.dispose](): void {
    this.#close();
    rmSync(this.#draft, { force: true });
  }

  #openFd(): number {
    if (this.#fd === undefined) throw new Error(`${this.#draft} is closed`);
    return this.#fd;
  }

  #close(): void {
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }
}
