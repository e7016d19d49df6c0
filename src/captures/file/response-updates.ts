import { createReadStream, mkdtempSync, openSync, closeSync, readSync, rmSync, writeSync } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Failure, reasonOf } from "../../failure.ts";
import { type Line, readLines } from "./lines.ts";
import { type RecordedResponse, encodeResponse } from "../record/response-record.ts";
import type { Origin } from "../capture.ts";
import { AtomicFile } from "./atomic-file.ts";

/** Where a new answer goes: after the request's line, or over the line of the answer that was recorded before. */
interface Place {
  readonly replaces: boolean;
  /** Of the answer's line in the spool, in bytes. */
  readonly offset: number;
  readonly length: number;
}

/** What one read of a capture asks for. Bytes. */
const CHUNK_BYTES = 256 * 1024;
const NEWLINE = Buffer.from("\n");

/**
 * New answers for capture files. They wait in a file of their own, so that memory holds no more than where each goes;
 * `commit` then writes each capture anew, every other byte as it was.
 */
export class ResponseUpdates implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), "hipcall-hooks-"));
  readonly #spool = openSync(join(this.#folder, "answers"), "wx+", 0o600);
  readonly #places = new Map<string, Map<number, Place>>();
  #end = 0;

  /** Takes the answer to the request at `origin`; `replaced` is the line of the answer recorded before. */
  add(origin: Origin, replaced: number | null, response: RecordedResponse): void {
    const line = Buffer.from(encodeResponse(response));
    writeSync(this.#spool, line, 0, line.length, this.#end);
    const places = this.#places.get(origin.source) ?? new Map<number, Place>();
    this.#places.set(origin.source, places);
    places.set(replaced ?? origin.line, { replaces: replaced !== null, offset: this.#end, length: line.length });
    this.#end += line.length;
  }

  /** Writes the captures, named from `cwd`, each whole or not at all; tells how many answers went into which. Throws `Failure` (`input`). */
  async commit(cwd: string): Promise<{ readonly path: string; readonly answers: number }[]> {
    const written: { path: string; answers: number }[] = [];
    for (const [path, places] of this.#places) {
      try {
        await this.#rewrite(await realpath(resolve(cwd, path)), places);
      } catch (error) {
        if (error instanceof Failure) throw error;
        throw new Failure("input", `cannot write the new answers to ${path}: ${reasonOf(error)}`, {
          hint: "the file is as it was; may you write to its folder?",
          cause: error,
        });
      }
      written.push({ path, answers: places.size });
    }
    return written;
  }

  [Symbol.dispose](): void {
    closeSync(this.#spool);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #rewrite(path: string, places: ReadonlyMap<number, Place>): Promise<void> {
    const before = await stat(path);
    using file = new AtomicFile(path, { mode: before.mode & 0o777 });
    for await (const line of readLines(createReadStream(path, { highWaterMark: CHUNK_BYTES }), path))
      this.#copy(line, places.get(line.number), file);
    const after = await stat(path);
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) throw changedMeanwhile(path);
    file.commit();
  }

  #copy(line: Line, place: Place | undefined, file: AtomicFile): void {
    const kept = place?.replaces === true ? [] : [line.bytes, ...(line.ended || place !== undefined ? [NEWLINE] : [])];
    for (const piece of kept) file.write(piece);
    if (place !== undefined) file.write(this.#answer(place));
  }

  #answer({ offset, length }: Place): Buffer {
    const line = Buffer.alloc(length);
    readSync(this.#spool, line, 0, length, offset);
    return line;
  }
}

function changedMeanwhile(path: string): Failure {
  return new Failure("input", `${path} was written to while its answers were being replaced, so it is left as it is`, {
    hint: "stop the listener that records to it, then try again",
  });
}
