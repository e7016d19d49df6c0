import { appendFileSync, fstatSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { Failure, reasonOf } from "../../failure.ts";

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

interface Group {
  readonly lines: string[];
  readonly waiters: Waiter[];
}

const NEWLINE = 10;

/**
 * A capture file open for appending. Lines are written in groups: while one group is written and synced, the next one
 * collects, so that one sync serves many lines (`npm run bench -- listen`).
 */
export class CaptureFile implements AsyncDisposable {
  readonly path: string;
  #handle: FileHandle;
  readonly #sync: boolean;
  #onNewLine: boolean;
  #next: Group | undefined;
  #writing: Promise<void> | undefined;

  private constructor(path: string, handle: FileHandle, { sync, onNewLine }: { sync: boolean; onNewLine: boolean }) {
    this.path = path;
    this.#handle = handle;
    this.#sync = sync;
    this.#onNewLine = onNewLine;
  }

  /** Opens the file, or creates it with mode 0600. If the last line is incomplete, the first append starts a new line. Throws `Failure` (`input`). */
  static async open(path: string, { sync }: { sync: boolean }): Promise<CaptureFile> {
    try {
      const handle = await open(path, "a+", 0o600);
      return new CaptureFile(path, handle, { sync, onNewLine: await endsWithNewline(handle) });
    } catch (error) {
      throw new Failure("input", `cannot write the capture file ${path}: ${reasonOf(error)}`, {
        hint: "use --save with a file in an existing folder that you can write to",
        cause: error,
      });
    }
  }

  /**
   * Writes one line, newline included. Resolves when it is on disk: written, and synced unless `sync` is off. Rejects with
   * the system's error. Also rejects when the file was removed; later lines then go to a new file.
   */
  append(line: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#next ??= { lines: [], waiters: [] };
      this.#next.lines.push(line);
      this.#next.waiters.push({ resolve, reject });
      this.#writing ??= this.#writeGroups();
    });
  }

  /** Waits for all appended lines, then closes the file. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#writing;
    await this.#handle.close();
  }

  async #writeGroups(): Promise<void> {
    // Lines that are appended in the same tick join the first group.
    await Promise.resolve();
    for (let group = this.#next; group !== undefined; group = this.#next) {
      this.#next = undefined;
      try {
        await this.#write(group.lines.join(""));
        for (const { resolve } of group.waiters) resolve();
      } catch (error) {
        this.#onNewLine = false;
        for (const { reject } of group.waiters) reject(error);
      }
    }
    this.#writing = undefined;
  }

  async #write(text: string): Promise<void> {
    const { fd } = this.#handle;
    // Written synchronously: the system only copies it to memory. Only the sync waits for the disk.
    appendFileSync(fd, this.#onNewLine ? text : `\n${text}`);
    if (this.#sync) await this.#handle.datasync();
    // A removed file still accepts writes, but nobody can read them.
    if (fstatSync(fd).nlink === 0) throw await this.#reopened();
    this.#onNewLine = true;
  }

  /** Creates the removed file again, for later lines. Returns the error to report for the lines that are lost. */
  async #reopened(): Promise<Error> {
    try {
      const created = await open(this.path, "a+", 0o600);
      await this.#handle.close();
      this.#handle = created;
      return new Error("the file was removed; a new one was created");
    } catch (error) {
      return new Error(`the file was removed, and a new one could not be created (${reasonOf(error)})`, {
        cause: error,
      });
    }
  }
}

async function endsWithNewline(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat();
  if (size === 0) return true;
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === NEWLINE;
}
