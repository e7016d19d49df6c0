import type { RecordedResponse } from "../../captures/record/response-record.ts";
import type { Origin } from "../../captures/capture.ts";
import type { OutgoingRequest } from "./request.ts";

/**
 * The requests of a run, in order, in the batches in which they become known: what one read of a source brought. To wait
 * for each of them would take longer than to make it. Read a batch before asking for the next one; a request that can't be
 * made throws when its turn comes.
 */
export type Queue = AsyncIterable<Iterable<QueuedRequest>>;

/** A request in its place in a run. */
export interface QueuedRequest {
  readonly event: string | null;
  readonly origin: Origin | null;
  /** How long after the one before it is due, in milliseconds; whoever sends it does the waiting. */
  readonly afterMs: number;
  readonly request: OutgoingRequest;
  /** SHA-256 of the request's body, in hex. */
  readonly sha256: string;
  /** The record that it was made from, and the answer that is recorded there. */
  readonly recorded?: RecordedExchange | undefined;
}

/** A recorded request by its id and line, with the answer to it. */
export interface RecordedExchange {
  readonly id: string;
  readonly origin: Origin;
  readonly answer: { readonly response: RecordedResponse; readonly line: number } | null;
}
