import { isJsonObject } from "../../events/payload/values.ts";
import { compiledSchema } from "../../events/validation/schema-issues.ts";
import { validateParsed } from "../../events/validation/validate.ts";
import type { Capture, HeaderPair } from "../capture.ts";
import { bodyHash } from "../record/body.ts";
import { redactCredentials } from "../record/credentials.ts";
import { isHeader, isToken } from "../record/header-syntax.ts";
import { decompressedBody, parseEncodedBody } from "../record/readable-body.ts";
import type { RecordedResponse } from "../record/response-record.ts";

// What the files of other programs have in common: requests, some with an answer. A reader for each format gives
// exchanges; this file makes captures of them.

/** A request that another program recorded, and its answer. */
export interface Exchange {
  /** Its line in the text, from 1. */
  readonly line: number;
  readonly method: string;
  /** An absolute URL, or a path. */
  readonly url: string;
  readonly httpVersion?: string | undefined;
  readonly remoteAddress?: string | undefined;
  readonly headers: readonly HeaderPair[];
  readonly body: Buffer | BodyFile;
  /** When it was sent or received, in milliseconds since 1970; `null` when the file does not say. */
  readonly atMs: number | null;
  /** `null` when the file has no answer. */
  readonly response: Omit<RecordedResponse, "id" | "by"> | null;
}

/** A body that is in a file beside: `-d @body.json`. */
export interface BodyFile {
  readonly file: string;
  /** Whether line breaks and NUL are left out, as `curl -d @file` does. */
  readonly joined: boolean;
}

/** What a reader found in a file. */
export interface ForeignFile {
  /** What the file is, with its article: `a HAR file`. */
  readonly what: string;
  /** What its parts are called: `entry`, `request`. */
  readonly part: readonly [one: string, many: string];
  readonly exchanges: readonly Exchange[];
  /** Parts that are no request of HTTP, or not a complete one. */
  readonly others: number;
  /** Parts that cannot be read, and why. */
  readonly problems: readonly { readonly line: number; readonly reason: string }[];
  /** What the user should know: bodies that are not as they were sent. */
  readonly note?: string | undefined;
}

/** How to make captures. */
export interface CaptureRules {
  /** Whether requests that are not webhooks are taken too. */
  readonly all: boolean;
  /** The time of a request that has none. */
  readonly unknownTime: Date;
  /** The id of a request, by its number in the file. */
  readonly idOf: (number: number) => string;
}

/** An exchange as a capture. */
export interface ImportedRequest {
  readonly line: number;
  readonly capture: Capture;
  readonly body: Buffer;
  readonly response: RecordedResponse | null;
}

interface Numbered {
  readonly exchange: Exchange;
  readonly body: Buffer;
  readonly number: number;
}

/** Later times are not written with a year of four digits, and a file can have any number for a time. */
const END_OF_9999 = Date.UTC(10_000, 0);

/** The captures of exchanges, in the order of their times. `bodyOf` gives the body, or `undefined` for one that is left out. */
export function capturesOf(
  exchanges: readonly Exchange[],
  { all, unknownTime, idOf }: CaptureRules,
  bodyOf: (exchange: Exchange) => Buffer | undefined,
): ImportedRequest[] {
  const found = exchanges.flatMap((exchange, index): Numbered[] => {
    const body = bodyOf(exchange);
    if (body === undefined || !isToken(exchange.method)) return [];
    return all || isWebhook(exchange, body) ? [{ exchange, body, number: index + 1 }] : [];
  });
  const timeOf = ({ exchange: { atMs } }: Numbered): number =>
    atMs !== null && atMs >= 0 && atMs < END_OF_9999 ? Math.round(atMs) : unknownTime.getTime();
  const timed = found.toSorted((first, second) => timeOf(first) - timeOf(second));
  const startMs = timed[0] === undefined ? 0 : timeOf(timed[0]);
  return timed.map((one) => {
    const id = idOf(one.number);
    const { line, response } = one.exchange;
    return {
      line,
      capture: captureOf(one, { id, atMs: timeOf(one), startMs }),
      body: one.body,
      response: response === null ? null : { ...response, id, by: "forward", headers: recordedHeaders(response) },
    };
  });
}

/** POST, PUT or PATCH of a JSON object with an `event` string. */
function isWebhook({ method, headers }: Exchange, body: Buffer): boolean {
  if (!/^(POST|PUT|PATCH)$/.test(method)) return false;
  const parsed = parseEncodedBody({ headers, body });
  if (parsed.kind !== "json" || !isJsonObject(parsed.value)) return false;
  return Object.hasOwn(parsed.value, "event") && typeof parsed.value["event"] === "string";
}

function captureOf(
  { exchange, body }: Numbered,
  { id, atMs, startMs }: { readonly id: string; readonly atMs: number; readonly startMs: number },
): Capture {
  const { method, url, httpVersion, remoteAddress, headers } = exchange;
  const kept = recordedHeaders({ headers, body });
  const { event, verdict, issues } = validateParsed(parseEncodedBody({ headers: kept, body }), {
    schemaOf: compiledSchema,
  });
  return {
    id,
    receivedAt: new Date(atMs).toISOString(),
    offsetMs: atMs - startMs,
    method,
    path: pathOf(url),
    httpVersion: httpVersion?.replace(/^https?\//i, "") || "1.1",
    remoteAddress: remoteAddress ?? "unknown",
    headers: kept,
    sha256: bodyHash(body),
    event,
    verdict,
    issues,
  };
}

/**
 * Without the values of credentials, and without what is no header: HTTP/2 has names such as `:method`. Most programs
 * decode a body and keep its `content-encoding`: that header stays only where it is true.
 */
function recordedHeaders({
  headers,
  body,
}: {
  readonly headers: readonly HeaderPair[];
  readonly body: Buffer;
}): HeaderPair[] {
  const kept = headers.filter(isHeader);
  const isEncoded = decompressedBody({ headers: kept, body }) !== body;
  return redactCredentials(kept.filter(([name]) => isEncoded || name.toLowerCase() !== "content-encoding"));
}

function pathOf(url: string): string {
  if (url.startsWith("/")) return url.replace(/#.*$/s, "");
  if (!URL.canParse(url)) return "/";
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}
