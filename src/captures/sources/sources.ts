import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { Failure, systemErrorCode } from "../../failure.ts";
import { said } from "../../language/said.ts";
import type { Capture, EventBody, Origin } from "../capture.ts";
import { type Line, isBlank, readLines } from "../file/lines.ts";
import { looksLikeRecord, readCaptureLine } from "../file/read-capture.ts";
import type { RecordedResponse } from "../record/response-record.ts";
import { type CaptureRules, type Exchange, type ForeignFile, capturesOf } from "../import/exchange.ts";
import { foreignJson, foreignText } from "../import/recognise.ts";
import { bodyFile } from "./body-file.ts";
import { type Source, type SourceNote, listSources } from "./list-sources.ts";
import { unreadable } from "./unreadable.ts";
import { sourceName, saidSource } from "../place.ts";
import { decodeSource } from "./decode-source.ts";
import { type BarePayload, splitPayloads } from "./payloads.ts";

/** One item of a source. The event of a payload file has no `capture`: nothing is known of its request. */
export type SourceItem =
  | { readonly kind: "event"; readonly origin: Origin; readonly body: EventBody; readonly capture: Capture | null }
  /** The response of an app to a request before it. */
  | { readonly kind: "response"; readonly origin: Origin; readonly response: RecordedResponse }
  | { readonly kind: "skipped"; readonly origin: Origin; readonly reason: string }
  /** What the user should know of a source; `leftOut` counts requests of another program's file that are not webhooks. */
  | { readonly kind: "note"; readonly source: string; readonly message: string; readonly leftOut?: number }
  /** A source that cannot be read, or not to its end. The items before it are good; the next source follows. */
  | { readonly kind: "unreadable"; readonly source: string; readonly failure: Failure };

export type SourceEvent = Extract<SourceItem, { kind: "event" }>;

/** The largest payload file or HAR file, in bytes. It is read into memory; a capture file is streamed and can have any size. */
const LARGEST_PAYLOAD_FILE = 64 * 1024 * 1024;

/** The size of one read, in bytes. `validate` is slower with Node's default of 64 KB (`npm run bench -- validate`). */
const CHUNK_BYTES = 256 * 1024;

const NEWLINE = Buffer.from("\n");

/** What is taken of the files of other programs: the webhooks, with the times that they have. */
const WEBHOOKS: CaptureRules = { all: false, unknownTime: new Date(0), idOf: (number) => `entry-${number}` };

/**
 * Reads capture files, payload files, the files of other programs (`import/`), folders and patterns of these, and `-` (standard input), in this order. Each is read
 * to the size that it had when the reading began. Paths are relative to `cwd`. Throws `Failure` (`input`) for a path
 * without a file; a file that cannot be read is an item.
 */
export async function* readSources(
  paths: readonly string[],
  stdin: Readable,
  cwd = ".",
  rules = WEBHOOKS,
): AsyncGenerator<SourceItem> {
  const notes: SourceNote[] = [];
  const sources = await listSources(paths, stdin, cwd, (note) => notes.push(note));
  for (const note of notes) yield { kind: "note", ...note };
  for (const source of sources) yield* readSource(source, stdin, rules);
}

/** Reads one source. */
async function* readSource(source: Source, stdin: Readable, rules = WEBHOOKS): AsyncGenerator<SourceItem> {
  try {
    yield* itemsOf(source, stdin, rules);
  } catch (error) {
    if (error instanceof Failure) yield { kind: "unreadable", source: source.name, failure: error };
    // An error without a system code is a bug of this program. It must stay visible as one.
    else if (systemErrorCode(error) === undefined) throw error;
    else yield { kind: "unreadable", source: source.name, failure: unreadable(source.name, error) };
  }
}

async function* itemsOf(source: Source, stdin: Readable, rules: CaptureRules): AsyncGenerator<SourceItem> {
  const { name } = source;
  const payloads = new PayloadText(source, rules);
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
  readonly #source: Source;
  readonly #rules: CaptureRules;
  readonly #pieces: Buffer[] = [];
  /** What was said of the source: a list of messages would say it for each. */
  readonly #noted = new Set<string>();
  #size = 0;

  constructor(source: Source, rules: CaptureRules) {
    this.#source = source;
    this.#rules = rules;
  }

  add({ number, bytes }: Line): void {
    // The blank lines before the first one count, so that every line keeps its number.
    this.#put(this.#pieces.length === 0 ? Buffer.alloc(number - 1, NEWLINE) : NEWLINE);
    this.#put(bytes);
    if (this.#size > LARGEST_PAYLOAD_FILE)
      throw new Failure(
        "input",
        said("{source} is larger than 64 MB, the limit for a payload or HAR file", {
          source: saidSource(this.#source.name),
        }),
      );
  }

  *items(): Generator<SourceItem> {
    const { name } = this.#source;
    const bytes = Buffer.concat(this.#pieces);
    const foreign = foreignText(bytes);
    if (foreign !== undefined) yield* this.#foreignItems(foreign, 1);
    else for (const payload of splitPayloads(bytes, name)) yield* this.#itemsOf(payload);
  }

  /** A payload; or the record of a capture that an editor printed on many lines; or what another program recorded. */
  *#itemsOf({ body, line }: BarePayload): Generator<SourceItem> {
    const source = this.#source.name;
    const text = body.toString("utf8");
    const foreign = foreignJson(text);
    if (foreign !== undefined) yield* this.#foreignItems(foreign, line);
    else if (text.includes('"kind"') && looksLikeRecord(JSON.parse(text))) {
      const item = captureItem({ number: line, bytes: body, ended: true }, source);
      if (item !== undefined) yield item;
    } else {
      yield { kind: "event", origin: { source, line }, body: { bytes: body, text: undefined }, capture: null };
    }
  }

  *#foreignItems(file: ForeignFile, firstLine: number): Generator<SourceItem> {
    const source = this.#source.name;
    const placeOf = (line: number): Origin => ({ source, line: firstLine + line - 1 });
    const missing: { readonly line: number; readonly reason: string }[] = [];
    const bodyOf = (exchange: Exchange): Buffer | undefined => {
      const body = Buffer.isBuffer(exchange.body) ? exchange.body : bodyFile(exchange.body, this.#source);
      if (Buffer.isBuffer(body)) return body;
      missing.push({ line: exchange.line, reason: body.reason });
      return undefined;
    };
    const { exchanges, others, problems } = file;
    const taken = capturesOf(exchanges, this.#rules, bodyOf);
    const leftOut = exchanges.length + others - missing.length - taken.length;
    const count = exchanges.length + others + problems.length;
    if (leftOut > 0) yield { kind: "note", source, message: leftOutNote(file, { source, leftOut, count }), leftOut };
    if (file.note !== undefined && !this.#noted.has(file.note)) {
      this.#noted.add(file.note);
      yield { kind: "note", source, message: `${sourceName(source)}: ${file.note}` };
    }
    for (const { line, reason } of [...problems, ...missing]) yield { kind: "skipped", origin: placeOf(line), reason };
    for (const { line, capture, body, response } of taken) {
      yield { kind: "event", origin: placeOf(line), body: { bytes: body, text: undefined }, capture };
      if (response !== null) yield { kind: "response", origin: placeOf(line), response };
    }
  }

  #put(bytes: Buffer): void {
    this.#pieces.push(bytes);
    this.#size += bytes.length;
  }
}

function leftOutNote(
  { part: [one, many] }: ForeignFile,
  { source, leftOut, count }: { readonly source: string; readonly leftOut: number; readonly count: number },
): string {
  const parts = count === 1 ? one : many;
  return `${sourceName(source)}: ${leftOut} of ${count} ${parts} ${leftOut === 1 ? "is not a webhook" : "are not webhooks"} (a POST, PUT or PATCH of a JSON object with an event)`;
}

function emptySource(source: string): Failure {
  return new Failure("input", said("{source} is empty", { source: saidSource(source) }), {
    hint: said("record events with: hipcall-hooks listen --save captures.ndjson"),
  });
}
