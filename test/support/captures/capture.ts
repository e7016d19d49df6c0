import { createHash } from "node:crypto";
import type { Capture, ReceivedRequest } from "../../../src/captures/capture.ts";

/** A capture with its body. */
export type CaptureWithBody = Capture & ReceivedRequest;

/** A capture of a `call_init` event, with some fields changed. */
export function captureOf(changes: Partial<CaptureWithBody> = {}): CaptureWithBody {
  const body = changes.body ?? Buffer.from('{"event":"call_init","data":{}}');
  return {
    id: "req_1",
    receivedAt: "2026-11-22T05:01:02.123Z",
    offsetMs: 1834.2,
    method: "POST",
    path: "/hooks?x=1",
    httpVersion: "1.1",
    remoteAddress: "127.0.0.1",
    headers: [["content-type", "application/json"]],
    sha256: createHash("sha256").update(body).digest("hex"),
    event: "call_init",
    verdict: "valid",
    issues: [],
    ...changes,
    body,
  };
}
