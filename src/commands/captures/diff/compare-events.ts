import type { RecordedResponse } from "../../../captures/record/response-record.ts";
import { bodyDifferences, compareAnswers } from "../../../delivery/compare/compare-answers.ts";
import type { Comparison } from "../../../delivery/compare/difference.ts";
import type { ComparisonRules } from "../../../delivery/compare/rules.ts";
import type { AnsweredResult } from "../../../delivery/send/result.ts";
import type { SideEvent } from "./side.ts";

/** How two events differ: their payloads, and their recorded answers when both have one. */
export interface EventComparison {
  readonly payload: Comparison;
  /** `null` when there are not two answers. */
  readonly answer: Comparison | null;
}

/** Compares two events with the comparer of `replay --compare`. */
export function compareEvents(before: SideEvent, after: SideEvent, rules: ComparisonRules): EventComparison {
  return {
    payload: bodyDifferences(before, { ...after, bodyBytes: after.body.length }, rules),
    answer:
      before.response === null || after.response === null || after.response.bodyUnknown === true
        ? null
        : compareAnswers(before.response, asResult(after.response), rules),
  };
}

export function isSame({ payload, answer }: EventComparison): boolean {
  return payload.count === 0 && (answer?.count ?? 0) === 0;
}

function asResult({ status, durationMs, headers, body }: RecordedResponse): AnsweredResult {
  return { kind: "answered", status, durationMs, headers, body, bodyBytes: body.length };
}
