// What the folder is about: a request is received, recorded as one line of a capture file (`record/`, `file/`), read back
// from a source (`sources/`), and copied without personal data (`scrub/`). These are the types that the folders share.
import type { Issue } from "../events/validation/issue.ts";
import type { Verdict } from "../events/validation/validate.ts";

/** A header as received: order, letter case and repeats are kept. The value is bytes read as Latin-1. */
export type HeaderPair = readonly [name: string, value: string];

/** A request as received, with the result of its validation. */
export interface ReceivedRequest {
  readonly id: string;
  /** Wall clock time when the whole request had arrived, ISO 8601 UTC. */
  readonly receivedAt: string;
  /** Milliseconds since the listener started, on a monotonic clock. */
  readonly offsetMs: number;
  readonly method: string;
  /** Path and query, as on the request line. */
  readonly path: string;
  readonly httpVersion: string;
  readonly remoteAddress: string;
  readonly headers: readonly HeaderPair[];
  /** The received bytes, without the transfer coding. */
  readonly body: Buffer;
  readonly event: string | null;
  readonly verdict: Verdict;
  readonly issues: readonly Issue[];
}

/** A recorded request. Its body is an `EventBody`. */
export interface Capture extends Omit<ReceivedRequest, "body"> {
  /** SHA-256 of the received body, in hex. */
  readonly sha256: string;
}

/** The body of an event that was read from a source. */
export interface EventBody {
  readonly bytes: Buffer;
  /**
   * The same as text, where the source has it decoded and it is well-formed; `undefined` otherwise. `validate` would be
   * slower if it decoded every body twice (`npm run bench -- validate`).
   */
  readonly text: string | undefined;
}

/** Where an event was read: a file (`-` is standard input) and its line, from 1. */
export interface Origin {
  readonly source: string;
  readonly line: number;
}
