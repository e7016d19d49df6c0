import { createReadStream, mkdtempSync, openSync, closeSync, readSync, rmSync, writeSync } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Failure, reasonOf } from "../../failure.ts";
import { said } from "../../language/said.ts";
import type { Origin } from "../capture.ts";
import { type RecordedResponse, encodeResponse } from "../record/response-record.ts";
import { AtomicFile } from "./atomic-file.ts";
import { type Line, readLines } from "./lines.ts";
import { looksLikeRecord } from "./read-capture.ts";

/** A new response: its place in the temporary file, in bytes, and whether it replaces the line that it belongs to. */
interface NewResponse {
  readonly replaces: boolean;
  readonly offset: number;
  readonly length: number;
}

const NEWLINE = Buffer.from("\n");

/**
 * New responses for capture files. `add` puts them in a temporary file, so memory holds only their places. `commit` then
 * rewrites each capture file; every other byte stays the same. Disposal deletes the temporary file.
 */
export class ResponseUpdates implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), "hipcall-hooks-"));
  readonly #fd = openSync(join(this.#folder, "responses"), "wx+", 0o600);
  /** By capture file, then by line number. */
  readonly #added = new Map<string, Map<number, NewResponse>>();
  #end = 0;

  /** Adds the response to the request at `origin`. It replaces the line `replacedLine`; with `null` it follows the request. */
  add(origin: Origin, replacedLine: number | null, response: RecordedResponse): void {
    const line = Buffer.from(encodeResponse(response));
    writeSync(this.#fd, line, 0, line.length, this.#end);
    const ofFile = this.#added.get(origin.source) ?? new Map<number, NewResponse>();
    this.#added.set(origin.source, ofFile);
    ofFile.set(replacedLine ?? origin.line, {
      replaces: replacedLine !== null,
      offset: this.#end,
      length: line.length,
    });
    this.#end += line.length;
  }

  /** Rewrites the capture files, each completely or not at all. Paths are relative to `cwd`. Returns the number of responses per file. Throws `Failure` (`input`). */
  async commit(cwd: string): Promise<{ readonly path: string; readonly answers: number }[]> {
    const written: { path: string; answers: number }[] = [];
    for (const [path, responses] of this.#added) {
      try {
        await this.#rewrite(await realpath(resolve(cwd, path)), responses);
      } catch (error) {
        if (error instanceof Failure) throw error;
        throw new Failure(
          "input",
          said("cannot write the new answers to {path}: {reason}", { path, reason: reasonOf(error) }),
          {
            hint: said("the file is unchanged; check that you can write to its folder"),
            cause: error,
          },
        );
      }
      written.push({ path, answers: responses.size });
    }
    return written;
  }

  [Symbol.dispose](): void {
    closeSync(this.#fd);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #rewrite(path: string, responses: ReadonlyMap<number, NewResponse>): Promise<void> {
    const before = await stat(path);
    let written = 0;
    using file = new AtomicFile(path, { mode: before.mode & 0o777 });
    for await (const line of readLines(createReadStream(path), path)) {
      const response = responses.get(line.number);
      if (response !== undefined && !isRecordLine(line)) break;
      if (response?.replaces !== true) file.write(lineBytes(line, response));
      if (response === undefined) continue;
      file.write(this.#read(response));
      written += 1;
    }
    const after = await stat(path);
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) throw changedMeanwhile(path);
    if (written < responses.size) throw notLines(path);
    file.commit();
  }

  #read({ offset, length }: NewResponse): Buffer {
    const line = Buffer.alloc(length);
    readSync(this.#fd, line, 0, length, offset);
    return line;
  }
}

/** A line as it is in the file. A last line without a newline gets one if a response follows it. */
function lineBytes({ bytes, ended }: Line, following: NewResponse | undefined): Buffer {
  return ended || following !== undefined ? Buffer.concat([bytes, NEWLINE]) : bytes;
}

/** A HAR file, a compressed capture, or one that an editor printed on many lines has no line that is a record. */
function isRecordLine({ bytes }: Line): boolean {
  try {
    return looksLikeRecord(JSON.parse(bytes.toString("utf8")));
  } catch {
    return false;
  }
}

function notLines(path: string): Failure {
  return new Failure(
    "input",
    said("answers cannot be written to {path}: it does not have one record on each line", { path }),
    {
      hint: said(
        "the file is unchanged; --update needs a capture file as `hipcall-hooks listen --save FILE` writes it",
      ),
    },
  );
}

function changedMeanwhile(path: string): Failure {
  return new Failure(
    "input",
    said("{path} changed while its answers were being replaced; it was not updated", { path }),
    {
      hint: said("stop the listener that records to it, then try again"),
    },
  );
}
