import { randomUUID } from "node:crypto";
import { appendFileSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
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
    this.#make();
    writeFileSync(join(this.#draft, name), bytes, { mode: 0o600, flag: "wx" });
  }

  /** Adds to a file, which is made with the first text. */
  append(name: string, text: string): void {
    this.#make();
    appendFileSync(join(this.#draft, name), text, { mode: 0o600 });
  }

  /** Whether it has a file. */
  get isUsed(): boolean {
    return this.#isMade;
  }

  /** Renames the draft to its path, in the place of an earlier one. */
  commit(): void {
    if (!this.#isMade) return;
    rmSync(this.path, { recursive: true, force: true });
    renameSync(this.#draft, this.path);
    this.#isMade = false;
  }

  #make(): void {
    if (!this.#isMade) mkdirSync(this.#draft, { mode: 0o700 });
    this.#isMade = true;
  }

  [Symbol.dispose](): void {
    if (this.#isMade) rmSync(this.#draft, { recursive: true, force: true });
  }
}

/** Whether a folder has nothing but files whose names a program gives its own: then it can be replaced. */
export function hasOnly(folder: string, names: RegExp): boolean {
  return readdirSync(folder, { withFileTypes: true }).every((entry) => entry.isFile() && names.test(entry.name));
}
