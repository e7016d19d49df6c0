import type { HeaderPair } from "../capture.ts";
import { isHeader } from "../record/header-syntax.ts";
import { endToEndHeaders } from "../record/end-to-end.ts";
import type { ShellRequest } from "../export/shell-request.ts";
import { isJsonObject } from "../../events/payload/values.ts";

/** Fields of a smee message that are not headers. */
const NOT_HEADERS: ReadonlySet<string> = new Set(["body", "rawbody", "bodybase64", "bodyb", "query", "timestamp"]);

export interface SmeeRequest {
  readonly request: ShellRequest;
  /** Whether the body has the sender's bytes; if not, the channel parsed it and it was serialized again. */
  readonly exact: boolean;
}

/**
 * The request that a channel's message describes. smee.io sends the headers, `query` and the parsed `body`; gosmee sends
 * the bytes as `bodyB` (base64); others send `rawBody` or `bodyBase64`. `undefined` for any other message.
 */
export function smeeRequest(data: string, listenerPath: string): SmeeRequest | undefined {
  const message = parseJson(data);
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
  return { body: body === undefined ? undefined : serialize(body), exact: false };
}

/** `undefined` when the value is nested too deep for `JSON.stringify`. */
function serialize(body: unknown): Buffer | undefined {
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

/** One pair for each value, and for each item of a list. Objects are left out: they are not headers or query parameters. */
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

function parseJson(data: string): unknown {
  try {
    const value: unknown = JSON.parse(data);
    return value;
  } catch {
    return undefined;
  }
}
