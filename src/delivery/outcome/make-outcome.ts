import { accepted } from "../send/acceptance.ts";
import type { Comparison } from "../compare/difference.ts";
import type { DeliveryRun } from "../run/delivery-run.ts";
import type { Ended } from "../run/deliveries.ts";
import { type Explanation, explainComparison, explainDelivery } from "./explain.ts";
import type { DeliveryOutcome } from "./outcome.ts";
import { compareWithFirst } from "../compare/repeated-send.ts";
import type { DeliveryResult } from "../send/result.ts";
import { SHOWN_ANSWER_BYTES } from "../send/sender.ts";

/** What came of a sending, judged by the rules of its run. `number` is its place among those that ended, from 1. */
export function outcomeOf(ended: Ended, number: number, run: DeliveryRun): DeliveryOutcome {
  const { queued, nth, attempts, first } = ended.delivery;
  const { event, origin, request, sha256 } = queued;
  const comparison = comparisonOf(ended, run);
  const isAccepted = isAcceptable(ended.result, comparison, run);
  const result = shownPart(ended.result);
  return {
    number,
    event,
    origin,
    method: request.method,
    url: `${run.origin}${request.path}`,
    bodyBytes: request.body.length,
    sha256,
    attempts,
    result,
    accepted: isAccepted,
    explanation: isAccepted ? null : explanationOf(result, comparison, run),
    repeat: run.times === 1 ? null : compareWithFirst(nth, first, result),
    comparison,
  };
}

function comparisonOf({ delivery, answer }: Ended, { comparer }: DeliveryRun): Comparison | null {
  const { recorded } = delivery.queued;
  if (comparer === null || recorded === undefined || answer.kind !== "answered") return null;
  return comparer.compare(recorded, answer);
}

/** A recorded answer says what is expected better than a list of statuses does. */
function isAcceptable(
  result: DeliveryResult,
  comparison: Comparison | null,
  { comparer, expectation }: DeliveryRun,
): boolean {
  if (comparison === null) return accepted(result, expectation);
  return comparison.count === 0 || (comparer?.takesNewAnswers === true && accepted(result, expectation));
}

function explanationOf(result: DeliveryResult, comparison: Comparison | null, run: DeliveryRun): Explanation {
  return comparison === null || run.comparer?.takesNewAnswers === true
    ? explainDelivery(result, run)
    : explainComparison(comparison);
}

function shownPart(result: DeliveryResult): DeliveryResult {
  if (result.kind !== "answered" || result.body.length <= SHOWN_ANSWER_BYTES) return result;
  return { ...result, body: result.body.subarray(0, SHOWN_ANSWER_BYTES) };
}
