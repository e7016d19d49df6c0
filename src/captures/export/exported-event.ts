import type { Capture, HeaderPair, Origin } from "../capture.ts";
import type { RecordedResponse } from "../record/response-record.ts";

/** An event as the forms of `captures export` write it. */
export interface ExportedEvent {
  /** Counts the exported events from 1. */
  readonly number: number;
  readonly origin: Origin;
  /** `null` for the event of a payload file. */
  readonly capture: Capture | null;
  /** The name of the event, if the catalogue has it: a text from outside is no name of a file or a test. */
  readonly knownEvent: string | null;
  /** When it was received, ISO 8601 UTC; `null` for the event of a payload file. */
  readonly receivedAt: string | null;
  /** The wait after the event before, in milliseconds. */
  readonly afterMs: number;
  readonly method: string;
  /** Scheme, host and port. */
  readonly host: string;
  /** Path and query. */
  readonly path: string;
  readonly httpVersion: string;
  /** Those of the sender, without those of its connection and without `redacted`. */
  readonly headers: readonly HeaderPair[];
  /** The names of headers whose values the capture does not have. */
  readonly redacted: readonly string[];
  readonly body: Buffer;
  readonly response: RecordedResponse | null;
}

/** A form: what is written before the events, for each of them, and after them. All of it is text in UTF-8. */
export interface ExportForm {
  readonly start: string;
  /** Throws `Failure` (`input`) for an event that the form cannot hold. */
  readonly event: (event: ExportedEvent) => string;
  readonly end: () => string;
}

/** Files beside the exported one, for bodies that its form cannot hold. */
export interface BesideFiles {
  /** Keeps a body under a name, and returns its path as seen from the exported file. Throws `Failure` (`usage`) without a place for it. */
  readonly keep: (name: string, body: Buffer) => string;
  /** Adds to a file that is written piece by piece. */
  readonly append: (name: string, text: string) => string;
}

/** The title of an event: `3. call_hangup, 2026-11-22T10:00:00.000Z`. */
export function titleOf({ number, knownEvent, receivedAt }: ExportedEvent): string {
  const name = knownEvent ?? "an event that is not in the catalogue";
  return `${number}. ${name}${receivedAt === null ? "" : `, ${receivedAt}`}`;
}

/** Says which headers are left out; empty when none are. */
export function redactedNote({ redacted }: ExportedEvent): string {
  return redacted.length === 0 ? "" : `not exported: ${redacted.join(", ")} (redacted in the capture)`;
}
