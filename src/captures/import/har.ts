import { findNodeAtLocation, parseTree } from "jsonc-parser";
import * as z from "zod/mini";
import { catch as orElse } from "zod/mini";
import { positionOf } from "../../events/payload/json-syntax.ts";
import type { HeaderPair } from "../capture.ts";
import type { Exchange, ForeignFile } from "./exchange.ts";

// HTTP Archive 1.2, as Chrome, Firefox, Charles, Fiddler, Insomnia and mitmproxy write it. They agree on the names of the
// fields, but not on which of them are there, so only what a webhook needs is asked for.

const harFile = z.object({ log: z.object({ entries: z.array(z.unknown()) }) });

const headers = orElse(z.array(z.object({ name: z.string(), value: z.string() })), []);

const param = z.object({ name: z.string(), value: z.nullish(z.string()) });

const request = z.object({
  method: z.string(),
  url: z.string(),
  httpVersion: orElse(z.string(), ""),
  headers,
  postData: z.nullish(
    z.object({
      text: z.nullish(z.string()),
      /** Not in HAR 1.2, but some programs write it for bytes that are no text. */
      encoding: z.nullish(z.string()),
      params: z.nullish(z.array(param)),
    }),
  ),
});

const response = z.object({
  status: z.int().check(z.minimum(100), z.maximum(999)),
  headers,
  content: z.nullish(
    z.object({ size: z.nullish(z.number()), text: z.nullish(z.string()), encoding: z.nullish(z.string()) }),
  ),
});

const entry = z.object({
  startedDateTime: orElse(z.string(), ""),
  time: orElse(z.number(), 0),
  request,
  response: orElse(z.nullable(response), null),
});
type HarEntry = z.infer<typeof entry>;

/** Whether a JSON value is a HAR file. */
export function isHar(value: unknown): boolean {
  return harFile.safeParse(value).success;
}

/** The entries of a HAR file. Its last entries may be no requests: a page that was closed, a frame. */
export function readHar(text: string): ForeignFile {
  const { data: file } = harFile.safeParse(JSON.parse(text));
  const entries = file?.log.entries ?? [];
  const lines = linesOfEntries(text, entries.length);
  const exchanges = entries.flatMap((value, index): Exchange[] => {
    const { data } = entry.safeParse(value);
    return data === undefined ? [] : [exchangeOf(data, lines[index] ?? 1)];
  });
  const others = entries.length - exchanges.length;
  return { what: "a HAR file", part: ["entry", "entries"], exchanges, others, problems: [] };
}

function exchangeOf({ request: sent, response: answer, startedDateTime, time }: HarEntry, line: number): Exchange {
  const { method, url, httpVersion, postData } = sent;
  return {
    line,
    method,
    url,
    httpVersion,
    headers: pairsOf(sent.headers),
    body: bytesOf(postData ?? {}) ?? bodyOfParams(postData?.params ?? []),
    atMs: timeOf(startedDateTime),
    response: answer === null ? null : responseOf(answer, time),
  };
}

/** A body that was sent as a form although it is JSON (as `curl -d` does) is in the parameters, cut at `&` and `=`. */
function bodyOfParams(params: readonly z.infer<typeof param>[]): Buffer {
  return Buffer.from(params.map(({ name, value }) => (value ? `${name}=${value}` : name)).join("&"));
}

function bytesOf({
  text,
  encoding,
}: {
  readonly text?: string | null | undefined;
  readonly encoding?: string | null | undefined;
}): Buffer | undefined {
  if (text === undefined || text === null || text === "") return undefined;
  return encoding === "base64" ? Buffer.from(text, "base64") : Buffer.from(text, "utf8");
}

function timeOf(startedDateTime: string): number | null {
  const ms = Date.parse(startedDateTime);
  return Number.isNaN(ms) ? null : ms;
}

function responseOf({ status, headers: pairs, content }: z.infer<typeof response>, time: number): Exchange["response"] {
  const body = bytesOf(content ?? {});
  return {
    status,
    durationMs: Math.max(0, time),
    headers: pairsOf(pairs),
    body: body ?? Buffer.alloc(0),
    // Browsers leave bodies out: of redirects, of large answers, and when the page is gone.
    bodyUnknown: body === undefined && (content?.size ?? 0) > 0,
  };
}

function pairsOf(pairs: z.infer<typeof headers>): HeaderPair[] {
  return pairs.map(({ name, value }): HeaderPair => [name, value]);
}

/** The line of each entry. All are 1 in a file that is nested too deeply for the parser. */
function linesOfEntries(text: string, count: number): readonly number[] {
  const offsets = entryOffsets(text);
  const lines: number[] = [];
  let line = 1;
  let counted = 0;
  for (let index = 0; index < count; index += 1) {
    const offset = offsets[index] ?? counted;
    line += positionOf(text.slice(counted, offset), offset - counted).line - 1;
    counted = offset;
    lines.push(line);
  }
  return lines;
}

function entryOffsets(text: string): readonly number[] {
  try {
    const root = parseTree(text);
    const entries = root === undefined ? undefined : findNodeAtLocation(root, ["log", "entries"]);
    return (entries?.children ?? []).map(({ offset }) => offset);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}
