import { isUtf8 } from "node:buffer";
import { isDeepStrictEqual } from "node:util";
import { parseText } from "../../events/validation/parse-body.ts";
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
}

const SHOWN_CHARACTERS = 200;

/** Compares the result of the nth send with that of the first. */
export function compareWithFirst(nth: number, first: DeliveryResult | undefined, result: DeliveryResult): RepeatedSend {
  return { nth, difference: first === undefined ? null : differenceOf(first, result, nth) };
}

function differenceOf(first: DeliveryResult, result: DeliveryResult, nth: number): AnswerDifference | null {
  if (first.kind !== "answered" || result.kind !== "answered") {
    if (first.kind === result.kind) return null;
    return { says: `the first time: ${resultText(first)}; time ${nth}: ${resultText(result)}`, matters: true };
  }
  if (first.status !== result.status) {
    const matters = !(isSuccess(first) && isSuccess(result));
    return { says: `the first answer was ${first.status}, answer ${nth} is ${result.status}`, matters };
  }
  if (sameBody(first, result)) return null;
  return { says: `the first body was ${shown(first)}, body ${nth} is ${shown(result)}`, matters: true };
}

/** JSON is compared by value, so the order of keys does not matter; anything else byte for byte. Only the start of a long body is compared. */
function sameBody(first: AnsweredResult, later: AnsweredResult): boolean {
  if (first.bodyBytes === later.bodyBytes && first.body.equals(later.body)) return true;
  const [a, b] = [jsonOf(first), jsonOf(later)];
  return a !== undefined && b !== undefined && isDeepStrictEqual(a.value, b.value);
}

function jsonOf({ body }: AnsweredResult): { readonly value: unknown } | undefined {
  const parsed = isUtf8(body) ? parseText(body.toString("utf8")) : undefined;
  return parsed?.kind === "json" ? parsed : undefined;
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
