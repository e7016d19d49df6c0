import { isUtf8 } from "node:buffer";
import * as z from "zod/mini";
import type { Issue } from "../events/issue.ts";
import type { Capture, HeaderPair } from "./capture.ts";
import { compiledObject } from "../events/compiled-object.ts";
import { jsonLine } from "./json-line.ts";

/** The version of the capture format that this program writes, and the newest that it reads. */
export const CAPTURE_VERSION = 1;

/** Header pairs as JSON holds them. */
export const headerPairs = z.array(z.tuple([z.string(), z.string()]));
/** Bytes as base64, standard alphabet. */
export const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/, "base64"));

/** A request's line in a capture file. The body is text when it is UTF-8, else base64. */
export const requestRecord = compiledObject({
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
  issues: z.array(z.custom<Issue>((value) => typeof value === "object" && value !== null)),
});
export type RequestRecord = z.infer<typeof requestRecord>;

/** A request as one line of a capture file, newline included, with its headers as they are to be kept there. */
export function encodeRequest(capture: Capture, headers: readonly HeaderPair[] = capture.headers): string {
  const { body } = capture;
  const isText = isUtf8(body);
  // Written out, because this is done for each request: copying the capture would take as long as all the rest.
  return jsonLine({
    v: CAPTURE_VERSION,
    kind: "request",
    id: capture.id,
    receivedAt: capture.receivedAt,
    offsetMs: capture.offsetMs,
    method: capture.method,
    path: capture.path,
    httpVersion: capture.httpVersion,
    remoteAddress: capture.remoteAddress,
    headers,
    body: isText ? body.toString("utf8") : undefined,
    bodyBase64: isText ? undefined : body.toString("base64"),
    sha256: capture.sha256,
    event: capture.event,
    verdict: capture.verdict,
    issues: capture.issues,
  });
}

/** A body as JSON can hold it without losing a byte: text when it is UTF-8, else base64. */
export function bodyFields(body: Buffer): { body: string } | { bodyBase64: string } {
  return isUtf8(body) ? { body: body.toString("utf8") } : { bodyBase64: body.toString("base64") };
}

/** The bytes of a record's body. */
export function bodyOf({ body, bodyBase64 }: Pick<RequestRecord, "body" | "bodyBase64">): Buffer {
  return bodyBase64 === undefined ? Buffer.from(body ?? "", "utf8") : Buffer.from(bodyBase64, "base64");
}

/** The capture that a record holds. */
export function decodeRequest(record: RequestRecord): Capture {
  return {
    id: record.id,
    receivedAt: record.receivedAt,
    offsetMs: record.offsetMs,
    method: record.method,
    path: record.path,
    httpVersion: record.httpVersion,
    remoteAddress: record.remoteAddress,
    headers: record.headers,
    body: bodyOf(record),
    sha256: record.sha256,
    event: record.event,
    verdict: record.verdict,
    issues: record.issues,
  };
}
