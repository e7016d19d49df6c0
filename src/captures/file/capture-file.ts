import { type Stats, appendFileSync, constants, fstatSync, statSync } from "node:fs";
import { type FileHandle, open, readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isatty } from "node:tty";
import { Failure, reasonOf } from "../../failure.ts";
import { said } from "../../language/said.ts";

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

interface Group {
  readonly lines: string[];
  readonly waiters: Waiter[];
}

export interface CaptureFileOptions {
  /** Whether a line is synced to the disk before its append resolves. */
  readonly sync: boolean;
  /** Called when the file was moved, replaced or removed: when a new file continues it, or when it is closed. */
  readonly onMoved?: (what: Moved, isContinued: boolean) => void;
}

const NEWLINE = 10;

/** What happened to the file. */
export type Moved = "was moved" | "was replaced" | "was removed";

/**
 * A capture file open for appending. Lines are written in groups: while one group is written and synced, the next one
 * collects, so that one sync serves many lines (`npm run bench -- listen`). When the file is moved, replaced or removed,
 * a new file at its path continues it.
 */
export class CaptureFile implements AsyncDisposable {
  readonly path: string;
  readonly #options: CaptureFileOptions;
  #handle: FileHandle;
  /** The size after the last write; `undefined` when the last line may be incomplete. Another size: another program wrote to it. */
  #size: number | undefined;
  #next: Group | undefined;
  #writing: Promise<void> | undefined;
  #failed = 0;

  private constructor(path: string, handle: FileHandle, options: CaptureFileOptions) {
    this.path = path;
    this.#handle = handle;
    this.#options = options;
  }

  /** The number of lines that could not be written. */
  get failed(): number {
    return this.#failed;
  }

  /** Opens the file, or creates it with mode 0600. If the last line is incomplete, the first append starts a new line. Throws `Failure` (`input`). */
  static async open(path: string, options: CaptureFileOptions): Promise<CaptureFile> {
    try {
      const { regular } = await checkedPlace(path);
      return new CaptureFile(path, await opened(path), { ...options, sync: options.sync && regular });
    } catch (error) {
      if (error instanceof Failure) throw error;
      throw new Failure(
        "input",
        said("cannot write the capture file {path}: {reason}", { path, reason: reasonOf(error) }),
        {
          hint: said("use --save with a file in an existing folder that you can write to"),
          cause: error,
        },
      );
    }
  }

  /**
   * Writes one line, newline included. Resolves when it is on disk: written, and synced unless `sync` is off. Rejects with
   * the system's error.
   */
  append(line: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#next ??= { lines: [], waiters: [] };
      this.#next.lines.push(line);
      this.#next.waiters.push({ resolve, reject });
      this.#writing ??= this.#writeGroups();
    });
  }

  /** Where the file is now: it may have got another name in its folder. `undefined` when it is not there any more. */
  async presentPath(): Promise<string | undefined> {
    const { dev, ino } = await this.#handle.stat();
    const folder = dirname(this.path);
    const names = await readdir(folder).catch(() => []);
    for (const path of [this.path, ...names.map((name) => join(folder, name))]) {
      const found = await stat(path).catch(() => undefined);
      if (found?.dev === dev && found.ino === ino) return path;
    }
    return undefined;
  }

  /** Waits for all appended lines, then closes the file. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#writing;
    const moved = this.#moved();
    if (moved !== undefined && this.#size !== undefined) this.#options.onMoved?.(moved, false);
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
        this.#size = undefined;
        this.#failed += group.waiters.length;
        for (const { reject } of group.waiters) reject(error);
      }
    }
    this.#writing = undefined;
  }

  async #write(text: string): Promise<void> {
    // A file that was moved or removed still accepts writes, but who reads the path does not find them.
    const moved = this.#moved();
    if (moved !== undefined) await this.#reopen(moved);
    const { fd } = this.#handle;
    const before = fstatSync(fd);
    const separator = before.size === this.#size || (await endsWithNewline(this.#handle, before)) ? "" : "\n";
    // Written synchronously: the system only copies it to memory. Only the sync waits for the disk.
    appendFileSync(fd, `${separator}${text}`);
    if (this.#options.sync) await this.#handle.datasync();
    const after = fstatSync(fd);
    if (after.nlink === 0) throw new Error("the file was removed while it was written");
    this.#size = after.size;
  }

  /** What happened to the path since the file was opened; `undefined` when it still names the file, or nobody can tell. */
  #moved(): Moved | undefined {
    const own = fstatSync(this.#handle.fd);
    const now = statOf(this.path);
    if (now === "unknown" || (now !== undefined && now.ino === own.ino && now.dev === own.dev)) return undefined;
    if (own.nlink === 0) return now === undefined ? "was removed" : "was replaced";
    return "was moved";
  }

  async #reopen(what: Moved): Promise<void> {
    const opening = checkedPlace(this.path).then(() => opened(this.path));
    const next = await opening.catch((error: unknown) => {
      throw new Error(`the file ${what}, and a new one could not be created (${reasonOf(error)})`, { cause: error });
    });
    await this.#handle.close();
    this.#handle = next;
    this.#size = undefined;
    this.#options.onMoved?.(what, true);
  }
}

/** `undefined` when nothing has this path. */
function statOf(path: string): Stats | "unknown" | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return "unknown";
  }
}

/** Refuses what a write can wait for without end: a pipe that nobody reads, a terminal that is stopped. A device is not synced. */
async function checkedPlace(path: string): Promise<{ readonly regular: boolean }> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || found.isFile() || found.isDirectory()) return { regular: true };
  if (found.isCharacterDevice() && !(await isTerminal(path))) return { regular: false };
  const what = found.isFIFO() ? said("a pipe") : found.isCharacterDevice() ? said("a terminal") : said("not a file");
  throw new Failure("input", said("cannot save to {path}: it is {what} (expected a file)", { path, what }), {
    hint: said("save to a file and read it with: tail -f FILE; or read the events from --json"),
  });
}

async function isTerminal(path: string): Promise<boolean> {
  await using handle = await open(path, constants.O_WRONLY | constants.O_NOCTTY);
  return isatty(handle.fd);
}

function opened(path: string): Promise<FileHandle> {
  return open(path, "a+", 0o600);
}

async function endsWithNewline(handle: FileHandle, { size }: Stats): Promise<boolean> {
  if (size === 0) return true;
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === NEWLINE;
}
