import * as z from "zod/mini";
import { type Issue, plainIssue } from "../../events/validation/issue.ts";
import type { Capture, HeaderPair, ReceivedRequest } from "../capture.ts";
import { bodyFields, bodyHash } from "./body.ts";
import { jsonLine } from "./json-line.ts";
import { CAPTURE_VERSION, base64, headerPairs, listOf } from "./record-fields.ts";

/** The line of a request in a capture file. The body is text if it is UTF-8, else base64. */
export const requestRecord = z.compile(
  z.object({
    v: z.literal(CAPTURE_VERSION),
    kind: z.literal("request"),
    id: z.string(),
    receivedAt: z.iso.datetime(),
    offsetMs: z.number(),
    method: z.string(),
    path: z.string(),
    httpVersion: z.string(),
    remoteAddress: z.string(),
    headers: headerPairs,
    body: z.optional(z.string()),
    bodyBase64: z.optional(base64),
    sha256: z.string(),
    event: z.nullable(z.string()),
    verdict: z.enum(["valid", "invalid", "unknown", "unparsable"]),
    issues: listOf<Issue>((value) => typeof value === "object" && value !== null),
  }),
);
export type RequestRecord = z.infer<typeof requestRecord>;

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
    issues: request.issues.map(plainIssue),
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
