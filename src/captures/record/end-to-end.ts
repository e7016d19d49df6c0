import type { HeaderPair } from "../capture.ts";

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
