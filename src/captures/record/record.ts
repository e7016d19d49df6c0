import { isUtf8 } from "node:buffer";
import { bodyHash } from "./body-hash.ts";
import type { Capture, HeaderPair, ReceivedRequest } from "../capture.ts";
import { jsonLine } from "./json-line.ts";
import { CAPTURE_VERSION } from "./capture-version.ts";
import type { RequestRecord } from "./record-schemas.ts";

/** A request as one line of a capture file, newline included, with its headers as they are to be kept there. */
export function encodeRequest(request: ReceivedRequest, headers: readonly HeaderPair[] = request.headers): string {
  const { body, bodyBase64 } = bodyFields(request.body);
  // Written out, because this is done for each request: copying the request would take as long as all the rest.
  return jsonLine({
    v: CAPTURE_VERSION,
    kind: "request",
    id: request.id,
    receivedAt: request.receivedAt,
    offsetMs: request.offsetMs,
    method: request.method,
    path: request.path,
    httpVersion: request.httpVersion,
    remoteAddress: request.remoteAddress,
    headers,
    body,
    bodyBase64,
    sha256: bodyHash(request.body),
    event: request.event,
    verdict: request.verdict,
    issues: request.issues,
  });
}

/** A body as JSON can hold it without losing a byte: text when it is UTF-8, else base64. JSON leaves out the other one. */
export function bodyFields(bytes: Buffer): { body: string | undefined; bodyBase64: string | undefined } {
  return isUtf8(bytes)
    ? { body: bytes.toString("utf8"), bodyBase64: undefined }
    : { body: undefined, bodyBase64: bytes.toString("base64") };
}

/** The bytes of a record's body. */
export function bodyOf({ body, bodyBase64 }: Pick<RequestRecord, "body" | "bodyBase64">): Buffer {
  return bodyBase64 === undefined ? Buffer.from(body ?? "", "utf8") : Buffer.from(bodyBase64, "base64");
}

/** The capture that a record holds; its body is a `RecordedBody`. */
export function captureOfRecord(record: RequestRecord): Capture {
  return {
    id: record.id,
    receivedAt: record.receivedAt,
    offsetMs: record.offsetMs,
    method: record.method,
    path: record.path,
    httpVersion: record.httpVersion,
    remoteAddress: record.remoteAddress,
    headers: record.headers,
    sha256: record.sha256,
    event: record.event,
    verdict: record.verdict,
    issues: record.issues,
  };
}
