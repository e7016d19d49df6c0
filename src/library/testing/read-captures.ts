import type { HipcallEvent } from "../../../dist/types/events.d.ts";
import { selectedEvents, type SelectedEvent } from "../../commands/captures/selected-events.ts";
import { SELECTION_OPTIONS, selectionOf } from "../../commands/captures/selection-options.ts";
import { noneSkipped } from "../../commands/captures/skipped-counts.ts";
import { bodyFields } from "../../captures/record/body.ts";
import { type Issue, plainIssue } from "../../events/validation/issue.ts";
import type { HeaderJson } from "../../report/json/json-types.ts";
import type { UnknownEvent } from "../main/event-types.ts";
import { withHint } from "../main/library-failure.ts";
import { libraryContext } from "./library-context.ts";
import { optionsFor } from "./run-command.ts";

/** Which events of the sources are used. */
export interface SelectOptions {
  /** Only events with one of these names; `*` matches any characters. */
  readonly only?: string | readonly string[];
  /** Only events with all of these values: `{ "data.direction": "inbound" }`. */
  readonly where?: Readonly<Record<string, string | number | boolean | null>>;
  /** Only events received since then: `"10:41"`, `"2026-11-22T05:00:00Z"`, or how long ago: `"10m"`. */
  readonly since?: string;
  readonly until?: string;
  /** Only events without an error. */
  readonly valid?: boolean;
  /** Only events with an error. */
  readonly invalid?: boolean;
  /** Only the first events. */
  readonly limit?: number;
  /** Relative paths begin here. Default: the working folder. */
  readonly cwd?: string;
}

/** A recorded event. `verdict` says what is known of `event` and `data`. */
export type CapturedEvent = CapturedDetails &
  (CapturedContent<HipcallEvent, "valid"> | CapturedContent<UnknownEvent, "unknown"> | CapturedOther);

type CapturedContent<Event extends HipcallEvent | UnknownEvent, Verdict> = Event extends unknown
  ? { readonly verdict: Verdict; readonly event: Event["event"]; readonly data: Event["data"] }
  : never;

interface CapturedOther {
  readonly verdict: "invalid" | "unparsable";
  readonly event: string | null;
  readonly data: unknown;
}

export interface CapturedDetails {
  readonly issues: readonly Issue[];
  /** Where it was read. */
  readonly origin: { readonly source: string; readonly line: number };
  /** The body as it came, when it is text. */
  readonly body: string | undefined;
  /** The body as it came, when it is not text. */
  readonly bodyBase64: string | undefined;
  /** The request that brought it; `null` for a payload file, which has only the body. */
  readonly request: {
    /** ISO 8601, UTC. */
    readonly receivedAt: string;
    readonly method: string;
    /** Path and query. */
    readonly path: string;
    readonly headers: readonly HeaderJson[];
  } | null;
  /** The recorded answer of the app. */
  readonly answer: {
    readonly status: number;
    readonly durationMs: number;
    readonly headers: readonly HeaderJson[];
    readonly body: string | undefined;
    readonly bodyBase64: string | undefined;
  } | null;
}

/** The events of a source, read while they are asked for: a capture file can have any size. */
export interface Captures extends AsyncIterable<CapturedEvent> {
  /** All of them. */
  readonly toArray: () => Promise<CapturedEvent[]>;
}

/**
 * Reads capture files, payload files, HAR files, and folders or patterns of these. Throws `Failure` (`input`) for a file
 * that cannot be read, and when no event is selected.
 *
 * ```ts
 * for await (const call of readCaptures("test/calls.ndjson", { only: "call_hangup" })) {
 *   if (call.verdict === "valid" && call.event === "call_hangup") call.data.call_duration; // number
 * }
 * ```
 */
export function readCaptures(sources: string | readonly string[], options: SelectOptions = {}): Captures {
  const read = (): AsyncGenerator<CapturedEvent> => capturedEvents([sources].flat(), options);
  return {
    [Symbol.asyncIterator]: read,
    toArray: async () => {
      const all: CapturedEvent[] = [];
      for await (const one of read()) all.push(one);
      return all;
    },
  };
}

async function* capturedEvents(
  sources: readonly string[],
  { cwd, ...options }: SelectOptions,
): AsyncGenerator<CapturedEvent> {
  const context = libraryContext({ cwd });
  const values = optionsFor({ options: SELECTION_OPTIONS }, { ...options });
  const selection = selectionOf(values, context.clock);
  const input = { sources, selection, limit: values.limit, skipped: noneSkipped(), withResponses: true } as const;
  const reporter = {
    form: "text",
    report: () => undefined,
    drained: () => undefined,
    unwrittenBytes: () => 0,
  } as const;
  try {
    for await (const event of selectedEvents({ ...input, purpose: "list" }, context, reporter))
      yield capturedEvent(event);
  } catch (error) {
    throw withHint(error);
  }
}

function capturedEvent({ origin, body, capture, recorded, validation }: SelectedEvent): CapturedEvent {
  const { verdict, event, envelope, issues } = validation;
  const answer = recorded?.response;
  const captured = {
    verdict,
    event,
    data: envelope?.data ?? null,
    issues: issues.map(plainIssue),
    origin,
    ...bodyFields(body.bytes),
    request: capture && {
      receivedAt: capture.receivedAt,
      method: capture.method,
      path: capture.path,
      headers: capture.headers,
    },
    answer:
      answer === undefined
        ? null
        : {
            status: answer.status,
            durationMs: answer.durationMs,
            headers: answer.headers,
            ...bodyFields(answer.body),
          },
  };
  // The types of the events describe what a valid envelope is.
  return captured as unknown as CapturedEvent;
}
