import { type CallStep, callStep, contradictionsIn } from "../../events/calls/call-step.ts";
import { type CallTimeline, callTimeline } from "../../events/calls/call-timeline.ts";
import { OpenCalls } from "../../events/calls/open-calls.ts";
import type { Validation } from "../../events/validation/validate.ts";
import { bodyHash } from "../record/body.ts";
import type { SourceEvent } from "./sources.ts";

/** So many calls are put together at a time; when one more begins, the call that was quiet the longest is taken as whole. */
const MOST_OPEN_CALLS = 5000;

type ReadEvent = SourceEvent & { readonly validation: Validation };

/** What was read beside calls; filled as the reading goes on. */
export interface NonCallCounts {
  otherEvents: number;
  unreadable: number;
}

/**
 * Puts the events of sources together, call by call. A call is given when its place is needed or when the sources end,
 * so that late and doubled events are still found; memory does not grow with the sources.
 */
export async function* callsOf(events: AsyncIterable<ReadEvent>, others: NonCallCounts): AsyncGenerator<CallTimeline> {
  const open = new OpenCalls(MOST_OPEN_CALLS);
  for await (const event of events) {
    const step = stepOf(event);
    if (step === undefined) {
      others[event.validation.verdict === "unparsable" ? "unreadable" : "otherEvents"] += 1;
      continue;
    }
    yield* timeline(open.add(step).evicted ?? []);
  }
  for (const steps of open.takeAll()) yield* timeline(steps);
}

function stepOf({ capture, content, validation: { envelope, issues } }: ReadEvent): CallStep | undefined {
  if (envelope === null) return undefined;
  const sha256 = capture?.sha256 ?? bodyHash(content.body);
  const arrivedMs = capture === null ? null : Date.parse(capture.receivedAt);
  return callStep({ envelope, sha256, arrivedMs, contradictions: contradictionsIn(envelope, issues) });
}

function* timeline(steps: readonly CallStep[]): Generator<CallTimeline> {
  const call = callTimeline(steps);
  if (call !== undefined) yield call;
}
