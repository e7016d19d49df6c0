import type { HeaderPair } from "../../captures/capture.ts";
import { isHeader } from "../../captures/record/header-syntax.ts";
import { endToEndHeaders } from "../../delivery/request/recorded-request.ts";
import type { OutgoingRequest } from "../../delivery/request/request.ts";
import { isJsonObject } from "../../events/payload/values.ts";

/** What a smee channel puts beside the headers of a request. */
const NOT_HEADERS: ReadonlySet<string> = new Set(["body", "rawbody", "bodybase64", "bodyb", "query", "timestamp"]);

export interface SmeeRequest {
  readonly request: OutgoingRequest;
  /** Whether the body's bytes are those that the sender wrote; else it was parsed and written anew on the way. */
  readonly exact: boolean;
}

/**
 * The request that a channel's message stands for. smee.io sends the headers, `query` and the parsed `body`; gosmee sends
 * the bytes as `bodyB` (base64); others `rawBody` or `bodyBase64`. `undefined` when it is none of these.
 */
export function smeeRequest(data: string, listenerPath: string): SmeeRequest | undefined {
  const message = parsed(data);
  if (!isJsonObject(message)) return undefined;
  const { body, exact } = bodyOf(message);
  if (body === undefined) return undefined;
  const pairs = textPairs(message).filter(([name]) => !NOT_HEADERS.has(name.toLowerCase()));
  const path = `${listenerPath}${queryOf(message["query"])}`;
  return { request: { method: "POST", path, headers: endToEndHeaders(pairs.filter(isHeader)), body }, exact };
}

function bodyOf(message: Readonly<Record<string, unknown>>): { body: Buffer | undefined; exact: boolean } {
  const base64 = message["bodyBase64"] ?? message["bodyB"];
  if (typeof base64 === "string") return { body: Buffer.from(base64, "base64"), exact: true };
  const { rawBody, body } = message;
  if (typeof rawBody === "string") return { body: Buffer.from(rawBody), exact: true };
  if (typeof body === "string") return { body: Buffer.from(body), exact: true };
  return { body: body === undefined ? undefined : writtenAnew(body), exact: false };
}

/** `undefined` when it is nested so deep that it can be read, but not written. */
function writtenAnew(body: unknown): Buffer | undefined {
  try {
    return Buffer.from(JSON.stringify(body));
  } catch {
    return undefined;
  }
}

function queryOf(query: unknown): string {
  if (!isJsonObject(query)) return "";
  const pairs = textPairs(query).map(([name, value]): [string, string] => [name, value]);
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs).toString()}`;
}

/** Each value, or each of a list; what is an object, which no header or query is, is left out. */
function textPairs(values: Readonly<Record<string, unknown>>): HeaderPair[] {
  return Object.entries(values).flatMap(([name, value]) =>
    [value]
      .flat()
      .filter(isText)
      .map((one): HeaderPair => [name, String(one)]),
  );
}

function isText(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function parsed(data: string): unknown {
  try {
    const value: unknown = JSON.parse(data);
    return value;
  } catch {
    return undefined;
  }
}
