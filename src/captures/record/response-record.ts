import type { HeaderPair } from "../capture.ts";
import { jsonLine } from "./json-line.ts";
import { CAPTURE_VERSION } from "./capture-version.ts";
import { bodyFields, bodyOf } from "./body.ts";
import type { ResponseRecord } from "./record-schemas.ts";

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
