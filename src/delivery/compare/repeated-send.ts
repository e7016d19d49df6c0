import { isUtf8 } from "node:buffer";
import { bodyDifferences } from "./compare-answers.ts";
import { type Said, type Wording, said } from "../../language/said.ts";
import type { ComparisonRules } from "./rules.ts";
import type { AnsweredResult, DeliveryResult } from "../send/result.ts";

/** One of several sends of the same event (`--times`). */
export interface RepeatedSend {
  /** Counts the sends of the event from 1. */
  readonly nth: number;
  /** How its answer differs from the first one; `null` when it does not, and for the first one itself. */
  readonly difference: AnswerDifference | null;
}

/** Two different answers to the same event. */
export interface AnswerDifference {
  /** Not yet made safe for a terminal. */
  readonly says: Said;
  /** `false` for two successes of different status: the receiver recognised the repeat, as Hipcall's own demo does (201, then 200). */
  readonly matters: boolean;
  /** The paths that differ, for `--ignore`. */
  readonly ignore: readonly string[];
}

const SHOWN_CHARACTERS = 200;

/** Compares the result of the nth send with that of the first. */
export function compareWithFirst(
  nth: number,
  first: DeliveryResult | undefined,
  result: DeliveryResult,
  rules: ComparisonRules,
): RepeatedSend {
  return { nth, difference: first === undefined ? null : differenceOf(first, result, { nth, rules }) };
}

function differenceOf(
  first: DeliveryResult,
  result: DeliveryResult,
  { nth, rules }: { readonly nth: number; readonly rules: ComparisonRules },
): AnswerDifference | null {
  if (first.kind !== "answered" || result.kind !== "answered") {
    if (first.kind === result.kind) return null;
    return {
      says: said("the first time: {first}; time {nth}: {result}", {
        first: resultWords(first),
        nth: String(nth),
        result: resultWords(result),
      }),
      matters: true,
      ignore: [],
    };
  }
  if (first.status !== result.status) {
    const matters = !(isSuccess(first) && isSuccess(result));
    const statuses = { first: String(first.status), nth: String(nth), status: String(result.status) };
    return { says: said("the first answer was {first}, answer {nth} is {status}", statuses), matters, ignore: [] };
  }
  if (sameStart(first, result)) return null;
  const { count, differences } = bodyDifferences(first, result, rules);
  if (count === 0) return null;
  const ignore = differences.flatMap((difference) => difference.ignore ?? []);
  const says = said("the first body was {first}, body {nth} is {body}", {
    first: shown(first),
    nth: String(nth),
    body: shown(result),
  });
  return { ignore, says, matters: true };
}

/** Of a long body only the start is kept. */
function sameStart(first: AnsweredResult, later: AnsweredResult): boolean {
  const isCut = later.bodyBytes > later.body.length;
  return isCut && first.bodyBytes === later.bodyBytes && first.body.equals(later.body);
}

function shown({ body, bodyBytes }: AnsweredResult): Wording {
  if (bodyBytes === 0) return said("empty");
  if (!isUtf8(body)) return said("{bytes} bytes, not text", { bytes: bodyBytes });
  const text = body.toString("utf8");
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

function resultWords(result: DeliveryResult): Said {
  switch (result.kind) {
    case "answered":
      return said("answered {status}", { status: String(result.status) });
    case "timed_out":
      return said("timed out");
    case "tls_failed":
      return said("tls failed");
    case "unreachable":
    case "unsendable":
    case "broken":
    case "aborted":
      return said(result.kind);
  }
}

function isSuccess({ status }: AnsweredResult): boolean {
  return status >= 200 && status < 300;
}
