import type { HeaderPair } from "../captures/capture.ts";
import { isHeader } from "../captures/header-syntax.ts";
import { endToEndHeaders } from "../delivery/recorded-request.ts";
import type { OutgoingRequest } from "../delivery/request.ts";
import { isJsonObject } from "../events/values.ts";

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
  const pairs = Object.entries(message)
    .filter(([name]) => !NOT_HEADERS.has(name.toLowerCase()))
    .flatMap(([name, value]) => [value].flat().map((one): HeaderPair => [name, String(one)]));
  const path = `${listenerPath}${queryOf(message["query"])}`;
  return { request: { method: "POST", path, headers: endToEndHeaders(pairs.filter(isHeader)), body }, exact };
}

function bodyOf(message: Readonly<Record<string, unknown>>): { body: Buffer | undefined; exact: boolean } {
  const base64 = message["bodyBase64"] ?? message["bodyB"];
  if (typeof base64 === "string") return { body: Buffer.from(base64, "base64"), exact: true };
  const { rawBody, body } = message;
  if (typeof rawBody === "string") return { body: Buffer.from(rawBody), exact: true };
  if (body === undefined) return { body: undefined, exact: false };
  return { body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body)), exact: typeof body === "string" };
}

function queryOf(query: unknown): string {
  if (!isJsonObject(query)) return "";
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  );
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs).toString()}`;
}

function parsed(data: string): unknown {
  try {
    const value: unknown = JSON.parse(data);
    return value;
  } catch {
    return undefined;
  }
}
