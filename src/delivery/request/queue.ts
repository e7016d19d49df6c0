import type { RecordedResponse } from "../../captures/record/response-record.ts";
import type { Origin } from "../../captures/capture.ts";
import type { OutgoingRequest } from "./request.ts";

/** The requests of a run, in order. Each is made when it is asked for; one that can't be made throws then. */
export type Queue = AsyncIterable<QueuedRequest>;

/** A request in its place in a run. */
export interface QueuedRequest {
  readonly event: string | null;
  /** Where the event was found; `null` for a sample. */
  readonly origin: Origin | null;
  /** How long after the one before it is due, in milliseconds; whoever sends it waits. */
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
