import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { Failure, systemErrorCode } from "../../failure.ts";
import type { Capture, EventBody, Origin } from "../capture.ts";
import { type Line, isBlank, readLines } from "../file/lines.ts";
import { looksLikeRecord, readCaptureLine } from "../file/read-capture.ts";
import type { RecordedResponse } from "../record/response-record.ts";
import { type Source, listSources, unreadable } from "./list-sources.ts";
import { sourceName } from "../place.ts";
import { decodeSource } from "./decode-source.ts";
import { isHar, readHar } from "./har.ts";
import { type BarePayload, splitPayloads } from "./payloads.ts";

/** One item of a source. The event of a payload file has no `capture`: nothing is known of its request. */
export type SourceItem =
  | { readonly kind: "event"; readonly origin: Origin; readonly body: EventBody; readonly capture: Capture | null }
  /** The response of an app to a request before it. */
  | { readonly kind: "response"; readonly origin: Origin; readonly response: RecordedResponse }
  | { readonly kind: "skipped"; readonly origin: Origin; readonly reason: string }
  /** What the user should know of a source. */
  | { readonly kind: "note"; readonly source: string; readonly message: string }
  /** A source that cannot be read, or not to its end. The items before it are good; the next source follows. */
  | { readonly kind: "unreadable"; readonly source: string; readonly failure: Failure };

export type SourceEvent = Extract<SourceItem, { kind: "event" }>;

/** The largest payload file or HAR file, in bytes. It is read into memory; a capture file is streamed and can have any size. */
const LARGEST_PAYLOAD_FILE = 64 * 1024 * 1024;

/** The size of one read, in bytes. `validate` is slower with Node's default of 64 KB (`npm run bench -- validate`). */
const CHUNK_BYTES = 256 * 1024;

const NEWLINE = Buffer.from("\n");

/**
 * Reads capture files, payload files, HAR files, folders and patterns of these, and `-` (standard input), in this order. Each is read
 * to the size that it had when the reading began. Paths are relative to `cwd`. Throws `Failure` (`input`) for a path
 * without a file; a file that cannot be read is an item.
 */
export async function* readSources(paths: readonly string[], stdin: Readable, cwd = "."): AsyncGenerator<SourceItem> {
  for (const source of await listSources(paths, stdin, cwd)) yield* readSource(source, stdin);
}

/** Reads one source. */
export async function* readSource(source: Source, stdin: Readable): AsyncGenerator<SourceItem> {
  try {
    yield* itemsOf(source, stdin);
  } catch (error) {
    if (error instanceof Failure) yield { kind: "unreadable", source: source.name, failure: error };
    // An error without a system code is a bug of this program. It must stay visible as one.
    else if (systemErrorCode(error) === undefined) throw error;
    else yield { kind: "unreadable", source: source.name, failure: unreadable(source.name, error) };
  }
}

async function* itemsOf(source: Source, stdin: Readable): AsyncGenerator<SourceItem> {
  const { name } = source;
  const payloads = new PayloadText(name);
  let kind: "capture" | "payloads" | undefined;
  const { chunks, note } = await decodeSource(bytesOf(source, stdin), name);
  if (note !== undefined) yield { kind: "note", source: name, message: note };
  for await (const line of readLines(chunks, name)) {
    if (kind === undefined && isBlank(line)) continue;
    kind ??= isCapture(line) ? "capture" : "payloads";
    if (kind === "payloads") {
      payloads.add(line);
      continue;
    }
    const item = captureItem(line, name);
    if (item === undefined || (item.kind === "skipped" && !line.ended && (await hasGrown(source)))) continue;
    yield item;
  }
  if (kind === undefined) throw emptySource(name);
  if (kind === "payloads") yield* payloads.items();
}

function bytesOf({ path, bytes }: Source, stdin: Readable): AsyncIterable<Buffer> {
  if (path === undefined) return bytes === undefined ? stdin : firstBytes(stdin, bytes);
  if (bytes === 0) return Readable.from([]);
  const end = bytes === undefined ? {} : { end: bytes - 1 };
  return createReadStream(path, { highWaterMark: CHUNK_BYTES, ...end });
}

async function* firstBytes(stream: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer> {
  let left = limit;
  for await (const chunk of stream) {
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}

/** Whether more was appended since the reading began. Then the last line was being written, and is not incomplete for good. */
async function hasGrown({ path, bytes }: Source): Promise<boolean> {
  if (path === undefined || bytes === undefined) return false;
  return (await stat(path)).size > bytes;
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
      throw new Failure(
        "input",
        `${sourceName(this.#source)} is larger than 64 MB, the limit for a payload or HAR file`,
      );
  }

  *items(): Generator<SourceItem> {
    for (const payload of splitPayloads(Buffer.concat(this.#pieces), this.#source)) {
      yield* itemsOfPayload(payload, this.#source);
    }
  }

  #put(bytes: Buffer): void {
    this.#pieces.push(bytes);
    this.#size += bytes.length;
  }
}

/** A payload; or the record of a capture that an editor printed on many lines; or the webhooks of a HAR file. */
function* itemsOfPayload({ body, line }: BarePayload, source: string): Generator<SourceItem> {
  const text = body.toString("utf8");
  if (text.includes('"kind"') && looksLikeRecord(JSON.parse(text))) {
    const item = captureItem({ number: line, bytes: body, ended: true }, source);
    if (item !== undefined) yield item;
  } else if (text.includes('"entries"') && isHar(JSON.parse(text))) {
    yield* harItems(text, { source, line });
  } else {
    yield { kind: "event", origin: { source, line }, body: { bytes: body, text: undefined }, capture: null };
  }
}

function* harItems(text: string, start: Origin): Generator<SourceItem> {
  const { source } = start;
  const { webhooks, entries } = readHar(text);
  const others = entries - webhooks.length;
  if (others > 0) {
    const message = `${sourceName(source)}: ${others} of ${entries} entries ${others === 1 ? "is not a webhook" : "are not webhooks"} (a POST, PUT or PATCH of a JSON object with an event)`;
    yield { kind: "note", source, message };
  }
  for (const { line, capture, body, response } of webhooks) {
    const origin = { source, line: start.line + line - 1 };
    yield { kind: "event", origin, body: { bytes: body, text: undefined }, capture };
    if (response !== null) yield { kind: "response", origin, response };
  }
}

function emptySource(source: string): Failure {
  return new Failure("input", `${sourceName(source)} is empty`, {
    hint: "record events with: hipcall-hooks listen --save captures.ndjson",
  });
}
