import type { Issue } from "../events/validation/issue.ts";
import type { Verdict } from "../events/validation/validate.ts";

/** A header as it came: order, letter case and repeats are kept. Values are bytes read as Latin-1. */
export type HeaderPair = readonly [name: string, value: string];

/** A request as it was received. */
export interface ReceivedRequest {
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
  readonly event: string | null;
  readonly verdict: Verdict;
  readonly issues: readonly Issue[];
}

/** A request as it was recorded, beside its body, which is read when it is asked for. */
export interface Capture extends Omit<ReceivedRequest, "body"> {
  /** SHA-256 of the body that was received, in hex. */
  readonly sha256: string;
}

/** A body that was read. */
export interface Content {
  readonly body: Buffer;
  /** What `validateBody` takes: the text where a record has it as such, else the bytes. */
  readonly readable: Buffer | string;
}

/** Where an event was found: a file (or `-`), and the line there, from 1. */
export interface Origin {
  readonly source: string;
  readonly line: number;
}
