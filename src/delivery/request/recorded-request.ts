import type { HeaderPair, ReceivedRequest } from "../../captures/capture.ts";
import { REDACTED } from "../../captures/record/credentials.ts";
import { type OutgoingRequest, overrideHeaders } from "./request.ts";

/** Headers that belong to one connection (RFC 9110, 7.6.1) or are set for each request. */
export const OF_THE_CONNECTION: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** A recorded request to send again: same method, body and headers, except those of the old connection and redacted ones. */
export function recordedRequest(
  { method, headers, body }: Pick<ReceivedRequest, "method" | "headers" | "body">,
  path: string,
  extra: readonly HeaderPair[],
): OutgoingRequest {
  const kept = endToEndHeaders(headers).filter(([, value]) => value !== REDACTED);
  return { method, path, headers: overrideHeaders(kept, extra), body };
}

/** The headers that do not belong to the connection, in the order and spelling in which they came. */
export function endToEndHeaders(headers: readonly HeaderPair[]): HeaderPair[] {
  const kept: HeaderPair[] = [];
  const named: string[] = [];
  for (const pair of headers) {
    const name = pair[0].toLowerCase();
    if (!OF_THE_CONNECTION.has(name)) kept.push(pair);
    else if (name === "connection") named.push(...pair[1].split(",").map((option) => option.trim().toLowerCase()));
  }
  return named.length === 0 ? kept : kept.filter(([name]) => !named.includes(name.toLowerCase()));
}
