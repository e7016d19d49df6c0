import type { HeaderPair } from "../capture.ts";
import { jsonLine } from "./json-line.ts";
import { CAPTURE_VERSION } from "./capture-version.ts";
import { bodyFields, bodyOf } from "./body.ts";
import type { ResponseRecord } from "./record-schemas.ts";

/** What an app answered to a recorded request. */
export interface RecordedResponse {
  /** The id of the request's record. */
  readonly id: string;
  /** Who got the answer: the listener, which passed the request on, or a replay that wrote the new answers back. */
  readonly by: ResponseRecord["by"];
  readonly status: number;
  /** From the request's first byte to the last one of the answer. */
  readonly durationMs: number;
  readonly headers: readonly HeaderPair[];
  readonly body: Buffer;
}

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
