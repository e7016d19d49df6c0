import * as z from "zod/mini";
import type { HeaderPair } from "../capture.ts";
import { bodyFields, bodyOf } from "./body.ts";
import { jsonLine } from "./json-line.ts";
import { CAPTURE_VERSION, base64, headerPairs } from "./record-fields.ts";

/** The line of a response in a capture file. It comes after its request; other records may be between them. */
export const responseRecord = z.object({
  v: z.literal(CAPTURE_VERSION),
  kind: z.literal("response"),
  id: z.string(),
  by: z.enum(["forward", "replay"]),
  status: z.int().check(z.minimum(100), z.maximum(999)),
  durationMs: z.number(),
  headers: headerPairs,
  body: z.optional(z.string()),
  bodyBase64: z.optional(base64),
});
type ResponseRecord = z.infer<typeof responseRecord>;

/** The response of an app to a recorded request. */
export interface RecordedResponse {
  /** The id of the request. */
  readonly id: string;
  /** `forward`: a listener forwarded the request. `replay`: `replay --update` sent it again. */
  readonly by: ResponseRecord["by"];
  readonly status: number;
  /** From the first byte of the request to the last byte of the response. */
  readonly durationMs: number;
  readonly headers: readonly HeaderPair[];
  readonly body: Buffer;
  /** Whether there was a body that the source does not have. */
  readonly bodyUnknown?: boolean;
}

/** A response as one line of a capture file, newline included. The caller redacts credentials in the headers. */
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

/** The response of a record. */
export function decodeResponse(record: ResponseRecord): RecordedResponse {
  const { v: _version, kind: _kind, body: _body, bodyBase64: _base64, headers, ...rest } = record;
  const pairs: readonly HeaderPair[] = headers;
  return { ...rest, headers: pairs, body: bodyOf(record) };
}
