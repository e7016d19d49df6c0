import type { Validation } from "../../events/validation/validate.ts";
import type { RespondRule } from "./respond-rules.ts";

/** What is answered to a webhook that was taken. */
export interface AnswerRules {
  readonly status: number;
  /** Text to send instead of `{"ok":true,"id":…}`. */
  readonly body: string | undefined;
  readonly delayMs: number;
  /** Answer 422 with the issues to an invalid event. */
  readonly strict: boolean;
  /** Answers by rule, which come before all else. */
  readonly respond: readonly RespondRule[];
}

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

const JSON_TYPE = "application/json";

/** Chooses the answer to an event. */
export function answerTo(id: string, validation: Validation, rules: AnswerRules): Answer {
  if (rules.strict && isInvalid(validation)) {
    const { verdict, issues } = validation;
    return { status: 422, contentType: JSON_TYPE, body: JSON.stringify({ ok: false, id, verdict, issues }) };
  }
  return ruleAnswer(id, rules.status, rules.body);
}

/** An answer with a status that was asked for, and with the body that was asked for, if any. */
export function ruleAnswer(id: string, status: number, body: string | undefined): Answer {
  if (body !== undefined) return { status, contentType: contentTypeOf(body), body };
  const ok = status >= 200 && status < 300;
  return { status, contentType: JSON_TYPE, body: JSON.stringify({ ok, id }) };
}

/** An answer that says what went wrong. */
export function errorAnswer(status: number, error: string): Answer {
  return { status, contentType: JSON_TYPE, body: JSON.stringify({ ok: false, error }) };
}

/** Whether an event has an error: `invalid` and `unparsable` do. */
export function isInvalid({ verdict }: Pick<Validation, "verdict">): boolean {
  return verdict === "invalid" || verdict === "unparsable";
}

function contentTypeOf(body: string): string {
  try {
    JSON.parse(body);
    return JSON_TYPE;
  } catch {
    return "text/plain; charset=utf-8";
  }
}
