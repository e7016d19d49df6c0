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
 * A capture file open for appending. What `append` has resolved is on disk, synced unless `sync` is off. While one group
 * of lines is being written, the next one gathers, so that a sync serves all who wait for it.
 */
export class CaptureFile implements AsyncDisposable {
  readonly path: string;
  #handle: FileHandle;
  readonly #sync: boolean;
  #onNewLine: boolean;
  #gathering: Group | undefined;
  #writing: Promise<void> | undefined;

  private constructor(path: string, handle: FileHandle, { sync, onNewLine }: { sync: boolean; onNewLine: boolean }) {
    this.path = path;
    this.#handle = handle;
    this.#sync = sync;
    this.#onNewLine = onNewLine;
  }

  /** Opens, or creates with mode 0600. A torn last line is left as it is: the first append starts a new one. Throws `Failure` (`input`). */
  static async open(path: string, { sync }: { sync: boolean }): Promise<CaptureFile> {
    try {
      const handle = await open(path, "a+", 0o600);
      return new CaptureFile(path, handle, { sync, onNewLine: await endsWithNewline(handle) });
    } catch (error) {
      throw new Failure("input", `cannot write the capture file ${path}: ${reasonOf(error)}`, {
        hint: "give --save a file in a folder that exists and that you may write to",
        cause: error,
      });
    }
  }

  /** Writes one line, newline included. Resolves when it is on disk, rejects with the system's error when the disk fails, or when the file was removed; then a new one is begun. */
  append(line: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#gathering ??= { lines: [], waiters: [] };
      this.#gathering.lines.push(line);
      this.#gathering.waiters.push({ resolve, reject });
      this.#writing ??= this.#writeGroups();
    });
  }

  /** Waits for what is being written, then closes the file. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#writing;
    await this.#handle.close();
  }

  async #writeGroups(): Promise<void> {
    // The lines of the same turn of the event loop gather before the first write.
    await Promise.resolve();
    for (let group = this.#take(); group !== undefined; group = this.#take()) {
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

  #take(): Group | undefined {
    const group = this.#gathering;
    this.#gathering = undefined;
    return group;
  }

  async #write(text: string): Promise<void> {
    const { fd } = this.#handle;
    // The system takes it into memory at once: to hand it to a thread would take longer. Only the disk keeps one waiting.
    appendFileSync(fd, this.#onNewLine ? text : `\n${text}`);
    if (this.#sync) await this.#handle.datasync();
    // A file that was removed still takes what is written, and nobody will ever read it.
    if (fstatSync(fd).nlink === 0) throw await this.#removed();
    this.#onNewLine = true;
  }

  /** Begins a new file in the place of the one that was removed, for the lines to come; those that it had are gone. */
  async #removed(): Promise<Error> {
    try {
      const begun = await open(this.path, "a+", 0o600);
      await this.#handle.close();
      this.#handle = begun;
      return new Error("the file was removed; a new one is begun");
    } catch (error) {
      return new Error(`the file was removed, and a new one cannot be begun (${reasonOf(error)})`, { cause: error });
    }
  }
}

async function endsWithNewline(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat();
  if (size === 0) return true;
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === NEWLINE;
}
