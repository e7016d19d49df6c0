import { type CallStep, callStep, contradictionsIn } from "../../events/calls/call-step.ts";
import { type CallTimeline, callTimeline } from "../../events/calls/call-timeline.ts";
import { OpenCalls } from "../../events/calls/open-calls.ts";
import type { Validation } from "../../events/validation/validate.ts";
import { bodyHash } from "../record/body.ts";
import type { SourceEvent } from "./sources.ts";

/** The most calls that are open at a time. When one more begins, the call with the oldest last event is complete. */
const MOST_OPEN_CALLS = 5000;

type ReadEvent = SourceEvent & { readonly validation: Validation };

/** The number of events that belong to no call. The numbers grow while the sources are read. */
export interface NonCallCounts {
  otherEvents: number;
  unreadable: number;
}

/**
 * Groups the events of sources by call. A call is yielded when the sources end or when its place is needed, so that late
 * and repeated events still find it. Memory does not grow with the sources. An event that no call has so far is not
 * missing: an integration can subscribe to one event only.
 */
export async function* callsOf(events: AsyncIterable<ReadEvent>, others: NonCallCounts): AsyncGenerator<CallTimeline> {
  const open = new OpenCalls(MOST_OPEN_CALLS);
  const seen = new Set<string>();
  for await (const event of events) {
    const step = stepOf(event);
    if (step === undefined) {
      others[event.validation.verdict === "unparsable" ? "unreadable" : "otherEvents"] += 1;
      continue;
    }
    seen.add(step.event);
    yield* timeline(open.add(step).evicted ?? [], seen);
  }
  for (const steps of open.takeAll()) yield* timeline(steps, seen);
}

function stepOf({ capture, body, validation: { envelope, issues } }: ReadEvent): CallStep | undefined {
  if (envelope === null) return undefined;
  const sha256 = capture?.sha256 ?? bodyHash(body.bytes);
  const arrivedMs = capture === null ? null : Date.parse(capture.receivedAt);
  return callStep({ envelope, sha256, arrivedMs, contradictions: contradictionsIn(issues) });
}

function* timeline(steps: readonly CallStep[], seen: ReadonlySet<string>): Generator<CallTimeline> {
  const call = callTimeline(steps, (event) => seen.has(event));
  if (call !== undefined) yield call;
}
