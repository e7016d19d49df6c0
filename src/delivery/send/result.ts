import type { HeaderPair } from "../../captures/capture.ts";

/** What came of one attempt to deliver. Times are in milliseconds. */
export type DeliveryResult =
  | AnsweredResult
  /** Connected, but no whole answer in time; or not even connected. */
  | { readonly kind: "timed_out"; readonly phase: "connecting" | "answering"; readonly durationMs: number }
  /** No connection: refused, name not found, no route. */
  | { readonly kind: "unreachable"; readonly code: string; readonly reason: string; readonly durationMs: number }
  /** The request is none that HTTP can carry, so nobody was asked. */
  | { readonly kind: "unsendable"; readonly reason: string; readonly durationMs: number }
  /** The TLS handshake failed, so nothing was sent. */
  | { readonly kind: "tls_failed"; readonly code: string; readonly reason: string; readonly durationMs: number }
  /** Connected, then the connection ended, or what came was not HTTP. */
  | { readonly kind: "broken"; readonly code: string; readonly reason: string; readonly durationMs: number }
  /** Stopped by us before the end. */
  | { readonly kind: "aborted"; readonly durationMs: number };

export interface AnsweredResult {
  readonly kind: "answered";
  readonly status: number;
  readonly durationMs: number;
  readonly headers: readonly HeaderPair[];
  /** The first part of the answer's body, unpacked if it was gzip and came whole. */
  readonly body: Buffer;
  /** How long the whole body was, as it came. */
  readonly bodyBytes: number;
}

/** Whether the request, or a part of it, got to the target. */
export function reachedTarget(result: DeliveryResult): boolean {
  switch (result.kind) {
    case "answered":
    case "broken":
      return true;
    case "timed_out":
      return result.phase === "answering";
    case "unreachable":
    case "unsendable":
    case "tls_failed":
    case "aborted":
      return false;
  }
}
