import { bodyFields, bodyHash } from "./body.ts";
import type { Capture, HeaderPair, ReceivedRequest } from "../capture.ts";
import { jsonLine } from "./json-line.ts";
import { CAPTURE_VERSION } from "./capture-version.ts";
import type { RequestRecord } from "./record-schemas.ts";

/** A request as one line of a capture file, newline included. `headers` are those to record, with credentials redacted. */
export function encodeRequest(request: ReceivedRequest, headers: readonly HeaderPair[] = request.headers): string {
  const { body, bodyBase64 } = bodyFields(request.body);
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

/** The capture of a record, without its body. */
export function captureFromRecord(record: RequestRecord): Capture {
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
