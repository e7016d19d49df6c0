import * as z from "zod/mini";
import type { HeaderPair } from "./capture.ts";
import { jsonLine } from "./json-line.ts";
import { CAPTURE_VERSION, base64, bodyFields, bodyOf, headerPairs } from "./record.ts";

/** Who got the answer: the listener, which passed the request on, or a replay that wrote the new answers back. */
const RESPONSE_SOURCES = ["forward", "replay"] as const;

/** What an app answered to a recorded request. */
export interface RecordedResponse {
  /** The id of the request's record. */
  readonly id: string;
  readonly by: (typeof RESPONSE_SOURCES)[number];
  readonly status: number;
  /** From the request's first byte to the last one of the answer. */
  readonly durationMs: number;
  readonly headers: readonly HeaderPair[];
  readonly body: Buffer;
}

/** A response's line in a capture file. It follows its request; records of other requests may lie between. */
export const responseRecord = z.object({
  v: z.literal(CAPTURE_VERSION),
  kind: z.literal("response"),
  id: z.string(),
  by: z.enum(RESPONSE_SOURCES),
  status: z.int().check(z.minimum(100), z.maximum(999)),
  durationMs: z.number(),
  headers: headerPairs,
  body: z.optional(z.string()),
  bodyBase64: z.optional(base64),
});
export type ResponseRecord = z.infer<typeof responseRecord>;

/** A response as one line of a capture file, newline included. Credentials in its headers are the caller's to redact. */
export function encodeResponse({ id, by, status, durationMs, headers, body }: RecordedResponse): string {
  return jsonLine({
    v: CAPTURE_VERSION,
    kind: "response",
    id,
    by,
    status,
    durationMs,
    headers,
    ...bodyFields(body),
  });
}

/** The response that a record holds. */
export function decodeResponse(record: ResponseRecord): RecordedResponse {
  const { v: _version, kind: _kind, body: _body, bodyBase64: _base64, headers, ...rest } = record;
  const pairs: readonly HeaderPair[] = headers;
  return { ...rest, headers: pairs, body: bodyOf(record) };
}
