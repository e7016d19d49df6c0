import type { HeaderPair } from "../../captures/capture.ts";

/** A request ready to be sent: everything but the connection. */
export interface OutgoingRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: readonly HeaderPair[];
  readonly body: Buffer;
}

/** What a sample is sent with when nothing else is said. */
const DEFAULT_HEADERS: readonly HeaderPair[] = [
  ["content-type", "application/json"],
  ["user-agent", "hipcall-hooks"],
];

/** A webhook of our own: POST with a JSON body, as Hipcall's are. */
export function webhookRequest(body: Buffer, path: string, extra: readonly HeaderPair[]): OutgoingRequest {
  return { method: "POST", path, headers: overrideHeaders(DEFAULT_HEADERS, extra), body };
}

/** `headers` with those of `overrides` in place of all that have the same name. */
export function overrideHeaders(
  headers: readonly HeaderPair[],
  overrides: readonly HeaderPair[],
): readonly HeaderPair[] {
  if (overrides.length === 0) return headers;
  const replaced = new Set(overrides.map(([name]) => name.toLowerCase()));
  return [...headers.filter(([name]) => !replaced.has(name.toLowerCase())), ...overrides];
}
