import type { HeaderPair } from "../../captures/capture.ts";

/** The result of one attempt to deliver. Times are in milliseconds. */
export type DeliveryResult =
  | AnsweredResult
  /** No connection in time, or no whole answer. */
  | { readonly kind: "timed_out"; readonly phase: "connecting" | "answering"; readonly durationMs: number }
  /** No connection: refused, name not found, no route. */
  | UnreachableResult
  /** HTTP can't carry the request, so nothing was sent. */
  | { readonly kind: "unsendable"; readonly reason: string; readonly durationMs: number }
  /** The TLS handshake failed, so nothing was sent. */
  | { readonly kind: "tls_failed"; readonly code: string; readonly reason: string; readonly durationMs: number }
  /** The connection was lost before the whole answer came, or the answer is not HTTP. */
  | { readonly kind: "broken"; readonly code: string; readonly reason: string; readonly durationMs: number }
  /** Stopped by the run's signal. */
  | { readonly kind: "aborted"; readonly durationMs: number };

export interface UnreachableResult {
  readonly kind: "unreachable";
  readonly code: string;
  readonly reason: string;
  readonly durationMs: number;
  /** The other loopback address of this machine, if something listens there on the same port: `http://[::1]:3000`. */
  readonly elsewhere?: string;
}

export interface AnsweredResult {
  readonly kind: "answered";
  readonly status: number;
  readonly durationMs: number;
  readonly headers: readonly HeaderPair[];
  /** The first part of the answer's body; in an outcome decompressed. */
  readonly body: Buffer;
  /** The length of the whole body as it came. */
  readonly bodyBytes: number;
}

/** Whether the target received the request, or a part of it. */
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
