import { isUtf8 } from "node:buffer";
import { bodyDifferences } from "./compare-answers.ts";
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
  readonly says: string;
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
      says: `the first time: ${resultText(first)}; time ${nth}: ${resultText(result)}`,
      matters: true,
      ignore: [],
    };
  }
  if (first.status !== result.status) {
    const matters = !(isSuccess(first) && isSuccess(result));
    return { says: `the first answer was ${first.status}, answer ${nth} is ${result.status}`, matters, ignore: [] };
  }
  if (sameStart(first, result)) return null;
  const { count, differences } = bodyDifferences(first, result, rules);
  if (count === 0) return null;
  const ignore = differences.flatMap((difference) => difference.ignore ?? []);
  return { ignore, says: `the first body was ${shown(first)}, body ${nth} is ${shown(result)}`, matters: true };
}

/** Of a long body only the start is kept. */
function sameStart(first: AnsweredResult, later: AnsweredResult): boolean {
  const isCut = later.bodyBytes > later.body.length;
  return isCut && first.bodyBytes === later.bodyBytes && first.body.equals(later.body);
}

function shown({ body, bodyBytes }: AnsweredResult): string {
  if (bodyBytes === 0) return "empty";
  if (!isUtf8(body)) return `${bodyBytes} bytes, not text`;
  const text = body.toString("utf8");
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

function resultText(result: DeliveryResult): string {
  return result.kind === "answered" ? `answered ${result.status}` : result.kind.replace("_", " ");
}

function isSuccess({ status }: AnsweredResult): boolean {
  return status >= 200 && status < 300;
}
