import type { HeaderPair } from "../../captures/capture.ts";

/** A request that is ready to be sent. */
export interface OutgoingRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: readonly HeaderPair[];
  readonly body: Buffer;
}

/** The headers of a sample; `--header` can replace them. */
const DEFAULT_HEADERS: readonly HeaderPair[] = [
  ["content-type", "application/json"],
  ["user-agent", "hipcall-hooks"],
];

/** A request as Hipcall makes it: POST with a JSON body. */
export function webhookRequest(body: Buffer, path: string, extra: readonly HeaderPair[]): OutgoingRequest {
  return { method: "POST", path, headers: overrideHeaders(DEFAULT_HEADERS, extra), body };
}

/** `headers` in which those of `overrides` replace all that have the same name. */
export function overrideHeaders(
  headers: readonly HeaderPair[],
  overrides: readonly HeaderPair[],
): readonly HeaderPair[] {
  if (overrides.length === 0) return headers;
  const replaced = new Set(overrides.map(([name]) => name.toLowerCase()));
  return [...headers.filter(([name]) => !replaced.has(name.toLowerCase())), ...overrides];
}
