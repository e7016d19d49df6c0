import { findNodeAtLocation, parseTree } from "jsonc-parser";
import * as z from "zod/mini";
import { catch as orElse } from "zod/mini";
import { positionOf } from "../../events/payload/json-syntax.ts";
import { isJsonObject } from "../../events/payload/values.ts";
import { parseBody } from "../../events/validation/parse-body.ts";
import { validateBody } from "../../events/validation/validate.ts";
import type { Capture, HeaderPair } from "../capture.ts";
import { bodyHash } from "../record/body.ts";
import { redactCredentials } from "../record/credentials.ts";
import { isHeader } from "../record/header-syntax.ts";
import type { RecordedResponse } from "../record/response-record.ts";

// HTTP Archive 1.2, as Chrome, Firefox, Charles, Fiddler, Insomnia and mitmproxy write it. They agree on the names of the
// fields, but not on which of them are there, so only what a webhook needs is asked for.

/** An entry of a HAR file that is a webhook. */
interface HarWebhook {
  /** The line of the file where the entry starts. */
  readonly line: number;
  readonly capture: Capture;
  readonly body: Buffer;
  /** `null` when the request was not answered. */
  readonly response: RecordedResponse | null;
}

/** The webhooks of a HAR file in the order of their times, and how many entries it has. */
export interface HarContent {
  readonly webhooks: readonly HarWebhook[];
  readonly entries: number;
}

const harFile = z.object({ log: z.object({ entries: z.array(z.unknown()) }) });

const headers = orElse(z.array(z.object({ name: z.string(), value: z.string() })), []);

const request = z.object({
  method: z.enum(["POST", "PUT", "PATCH"]),
  url: z.string(),
  httpVersion: orElse(z.string(), ""),
  headers,
  postData: z.object({
    text: z.nullish(z.string()),
    /** Not in HAR 1.2, but some programs write it for bytes that are no text. */
    encoding: z.nullish(z.string()),
    params: z.nullish(z.array(z.object({ name: z.string(), value: z.nullish(z.string()) }))),
  }),
});
type HarRequest = z.infer<typeof request>;

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

/**
 * The webhooks of a HAR file: POST, PUT and PATCH requests whose body is a JSON object with an `event` string. The values
 * of credentials are left out, as in a capture.
 */
export function readHar(text: string): HarContent {
  const { data: file } = harFile.safeParse(JSON.parse(text));
  const entries = file?.log.entries ?? [];
  const found = entries.flatMap((value, index) => {
    const { data } = entry.safeParse(value);
    const body = data === undefined ? undefined : webhookBody(data.request);
    return data === undefined || body === undefined ? [] : [{ data, body, index, atMs: timeOf(data) }];
  });
  const timed = found.toSorted((first, second) => first.atMs - second.atMs);
  const lines = linesOfEntries(text, entries.length);
  const startMs = timed[0]?.atMs ?? 0;
  const webhooks = timed.map(({ data, body, index, atMs }): HarWebhook => {
    const id = `entry-${index + 1}`;
    return {
      line: lines[index] ?? 1,
      capture: captureOf(data, body, { id, atMs, offsetMs: atMs - startMs }),
      body,
      response: responseOf(data, id),
    };
  });
  return { webhooks, entries: entries.length };
}

function webhookBody({ postData }: HarRequest): Buffer | undefined {
  const body = bytesOf(postData) ?? bodyOfParams(postData.params ?? []);
  const parsed = parseBody(body);
  if (parsed.kind !== "json" || !isJsonObject(parsed.value)) return undefined;
  return Object.hasOwn(parsed.value, "event") && typeof parsed.value["event"] === "string" ? body : undefined;
}

/** A body that was sent as a form although it is JSON (as `curl -d` does) is in the parameters, cut at `&` and `=`. */
function bodyOfParams(params: NonNullable<HarRequest["postData"]["params"]>): Buffer {
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

function timeOf({ startedDateTime }: HarEntry): number {
  const ms = Date.parse(startedDateTime);
  return Number.isNaN(ms) ? 0 : ms;
}

function captureOf(
  { request: { method, url, httpVersion, headers: sent } }: HarEntry,
  body: Buffer,
  { id, atMs, offsetMs }: { readonly id: string; readonly atMs: number; readonly offsetMs: number },
): Capture {
  const { event, verdict, issues } = validateBody(body);
  return {
    id,
    receivedAt: new Date(atMs).toISOString(),
    offsetMs,
    method,
    path: pathOf(url),
    httpVersion: httpVersion.replace(/^https?\//i, "") || "1.1",
    remoteAddress: "unknown",
    headers: headersOf(sent),
    sha256: bodyHash(body),
    event,
    verdict,
    issues,
  };
}

function responseOf({ response: answer, time }: HarEntry, id: string): RecordedResponse | null {
  if (answer === null) return null;
  const { status, content } = answer;
  const body = bytesOf(content ?? {});
  return {
    id,
    by: "forward",
    status,
    durationMs: Math.max(0, time),
    headers: headersOf(answer.headers),
    body: body ?? Buffer.alloc(0),
    // Browsers leave bodies out: of redirects, of large answers, and when the page is gone.
    bodyUnknown: body === undefined && (content?.size ?? 0) > 0,
  };
}

/** HTTP/2 has names such as `:method`. A HAR file has bodies without their `content-encoding`. */
function headersOf(pairs: z.infer<typeof headers>): HeaderPair[] {
  const kept = pairs
    .map(({ name, value }): HeaderPair => [name, value])
    .filter((pair) => isHeader(pair) && !/^content-encoding$/i.test(pair[0]));
  return redactCredentials(kept);
}

function pathOf(url: string): string {
  if (!URL.canParse(url)) return url.startsWith("/") ? url : "/";
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
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
