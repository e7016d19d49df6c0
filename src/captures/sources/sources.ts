import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import type { Readable } from "node:stream";
import { Failure, reasonOf, systemErrorCode } from "../../failure.ts";
import type { Capture, EventBody, Origin } from "../capture.ts";
import { type Line, isBlank, readLines } from "../file/lines.ts";
import { looksLikeRecord, readCaptureLine } from "../file/read-capture.ts";
import type { RecordedResponse } from "../record/response-record.ts";
import { splitPayloads } from "./payloads.ts";

/** One item of a source. The event of a payload file has no `capture`: nothing is known of its request. */
export type SourceItem =
  | { readonly kind: "event"; readonly origin: Origin; readonly body: EventBody; readonly capture: Capture | null }
  /** The response of an app to a request before it. */
  | { readonly kind: "response"; readonly origin: Origin; readonly response: RecordedResponse }
  | { readonly kind: "skipped"; readonly origin: Origin; readonly reason: string };

export type SourceEvent = Extract<SourceItem, { kind: "event" }>;

/** The largest payload file, in bytes. It is read into memory; a capture file is streamed and can have any size. */
const LARGEST_PAYLOAD_FILE = 64 * 1024 * 1024;

/** The size of one read, in bytes. `validate` is slower with Node's default of 64 KB (`npm run bench -- validate`). */
const CHUNK_BYTES = 256 * 1024;

/** A folder is read without hidden files and folders, and without installed packages. */
const SKIPPED = /(^|[/\\])(\.|node_modules[/\\])/;

const NEWLINE = Buffer.from("\n");

/** Reads capture files, payload files, folders of these, and `-` (standard input), in this order. Paths are relative to `cwd`. Throws `Failure` (`input`). */
export async function* readSources(paths: readonly string[], stdin: Readable, cwd = "."): AsyncGenerator<SourceItem> {
  for (const path of paths) {
    if (path === "-") yield* readStream(stdin, "-");
    else
      for (const file of await filesOf(path, cwd))
        yield* readStream(createReadStream(resolve(cwd, file), { highWaterMark: CHUNK_BYTES }), file);
  }
}

async function filesOf(path: string, cwd: string): Promise<string[]> {
  const info = await stat(resolve(cwd, path)).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (!info.isDirectory()) return [path];
  const folder = resolve(cwd, path);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const files = entries
    .filter((entry) => !entry.isDirectory() && /\.(json|ndjson|jsonl)$/i.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((file) => !SKIPPED.test(file));
  if (files.length > 0) return files.toSorted().map((file) => join(path, file));
  throw new Failure("input", `no .json, .ndjson or .jsonl file in the folder ${path}`, {
    hint: "record one with: hipcall-hooks listen --save captures.ndjson",
  });
}

async function* readStream(stream: Readable, source: string): AsyncGenerator<SourceItem> {
  const payloads = new PayloadText(source);
  let kind: "capture" | "payloads" | undefined;
  try {
    for await (const line of readLines(stream, source)) {
      if (kind === undefined && isBlank(line)) continue;
      kind ??= isCapture(line) ? "capture" : "payloads";
      if (kind === "payloads") {
        payloads.add(line);
        continue;
      }
      const item = captureItem(line, source);
      if (item !== undefined) yield item;
    }
    if (kind === undefined) throw emptySource(source);
    if (kind === "payloads") yield* payloads.events();
  } catch (error) {
    // An error without a system code is a bug of this program. It must stay visible as one.
    throw systemErrorCode(error) === undefined || error instanceof Failure ? error : unreadable(source, error);
  }
}

/** A capture file starts with a record. If that line is incomplete, its first characters decide. */
function isCapture({ bytes }: Line): boolean {
  const text = bytes.toString("utf8");
  try {
    return looksLikeRecord(JSON.parse(text));
  } catch {
    return text.startsWith('{"v":');
  }
}

function captureItem(line: Line, source: string): SourceItem | undefined {
  const found = readCaptureLine(line, source);
  if (found === undefined) return undefined;
  const origin = { source, line: found.line };
  switch (found.kind) {
    case "request":
      return { kind: "event", origin, body: found.body, capture: found.capture };
    case "response":
      return { kind: "response", origin, response: found.response };
    case "skipped":
      return { kind: "skipped", origin, reason: found.reason };
  }
}

/** The text of a payload file, collected line by line. */
class PayloadText {
  readonly #source: string;
  readonly #pieces: Buffer[] = [];
  #size = 0;

  constructor(source: string) {
    this.#source = source;
  }

  add({ number, bytes }: Line): void {
    // The blank lines before the first one count, so that every line keeps its number.
    this.#put(this.#pieces.length === 0 ? Buffer.alloc(number - 1, NEWLINE) : NEWLINE);
    this.#put(bytes);
    if (this.#size > LARGEST_PAYLOAD_FILE)
      throw new Failure("input", `${this.#source} is larger than 64 MB, the limit for a payload file`);
  }

  events(): SourceEvent[] {
    return splitPayloads(Buffer.concat(this.#pieces), this.#source).map(({ body, line }) => ({
      kind: "event",
      origin: { source: this.#source, line },
      body: { bytes: body, text: undefined },
      capture: null,
    }));
  }

  #put(bytes: Buffer): void {
    this.#pieces.push(bytes);
    this.#size += bytes.length;
  }
}

function emptySource(source: string): Failure {
  return new Failure("input", `${source === "-" ? "standard input" : source} is empty`, {
    hint: "record events with: hipcall-hooks listen --save captures.ndjson",
  });
}

function unreadable(source: string, error: unknown): Failure {
  if (systemErrorCode(error) === "ENOENT") {
    return new Failure("input", `file not found: ${source}`, { hint: "check the name and the folder", cause: error });
  }
  return new Failure("input", `cannot read ${source}: ${reasonOf(error)}`, {
    hint: "check its permissions",
    cause: error,
  });
}
