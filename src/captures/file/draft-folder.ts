import { randomUUID } from "node:crypto";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A folder that appears complete or not at all: its files are written in a draft beside its path, and `commit` renames it.
 * The draft is made with its first file. Disposal without a commit deletes it. Every method throws the system's error.
 */
export class DraftFolder implements Disposable {
  readonly path: string;
  readonly #draft: string;
  #isMade = false;

  constructor(path: string) {
    this.path = path;
    this.#draft = `${path}.${randomUUID()}.tmp`;
  }

  /** Writes a file that only its owner can read. */
  write(name: string, bytes: Uint8Array): void {
    if (!this.#isMade) mkdirSync(this.#draft, { mode: 0o700 });
    this.#isMade = true;
    writeFileSync(join(this.#draft, name), bytes, { mode: 0o600, flag: "wx" });
  }

  /** Whether it has a file. */
  get isUsed(): boolean {
    return this.#isMade;
  }

  /** Renames the draft to its path. What is there goes. */
  commit(): void {
    if (!this.#isMade) return;
    rmSync(this.path, { recursive: true, force: true });
    renameSync(this.#draft, this.path);
    this.#isMade = false;
  }

  [Symbol.dispose](): void {
    if (this.#isMade) rmSync(this.#draft, { recursive: true, force: true });
  }
}
