import type { Issue } from "../events/issue.ts";
import type { Verdict } from "../events/validate.ts";

/** A header as it came: order, letter case and repeats are kept. Values are bytes read as Latin-1. */
export type HeaderPair = readonly [name: string, value: string];

/** A request as it was received. */
export interface Capture {
  readonly id: string;
  /** Wall clock when the request had arrived, ISO 8601 UTC. */
  readonly receivedAt: string;
  /** Milliseconds since the listener started, on a clock that never goes back. */
  readonly offsetMs: number;
  readonly method: string;
  /** Path and query, as on the request line. */
  readonly path: string;
  readonly httpVersion: string;
  readonly remoteAddress: string;
  readonly headers: readonly HeaderPair[];
  /** The bytes that came, after the transfer coding. */
  readonly body: Buffer;
  /** SHA-256 of the body, in hex. */
  readonly sha256: string;
  readonly event: string | null;
  readonly verdict: Verdict;
  readonly issues: readonly Issue[];
}
