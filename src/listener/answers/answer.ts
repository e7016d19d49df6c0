import type { ReceivedRequest } from "../../captures/capture.ts";
import { type Issue, plainIssue } from "../../events/validation/issue.ts";
import type { Validation } from "../../events/validation/validate.ts";
import { LISTENER_MARK } from "../../delivery/outcome/known-answers.ts";
import type { SentAnswer } from "../listener-event.ts";
import type { AcceptedRequest } from "../receive/accepted-request.ts";
import type { AnswerSequence } from "./request-answers.ts";
import type { RespondRule } from "./respond-rules.ts";

/** How webhooks are answered. */
export interface AnswerRules {
  readonly status: number;
  /** Text to send instead of `{"ok":true,"id":…}`. */
  readonly body: string | undefined;
  readonly delayMs: number;
  /** Answer 422 with the issues to an invalid event. */
  readonly strict: boolean;
  /** The answers of `--answer`, by the kind of request. */
  readonly requests: ReadonlyMap<string, AnswerSequence>;
  /** `--cards`: Hipcall's API for insight cards; `undefined` treats a card as any other request. */
  readonly cards?: CardApi | undefined;
  /** Checked before everything else. */
  readonly respond: readonly RespondRule[];
}

/** Hipcall's API for insight cards. */
export interface CardApi {
  /** Why the agent does not see a card although it is accepted. Takes note of the end of a call. */
  readonly issuesOf: (accepted: AcceptedRequest) => readonly Issue[];
  /** The answer to a posted card. */
  readonly answerTo: (capture: ReceivedRequest) => Answer;
  /** The answer to `GET`: the card of a call. */
  readonly stored: (path: string, authorization: string | undefined) => Answer;
}

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** The outcome of answering a webhook. */
export type AnswerResult = Omit<SentAnswer, "durationMs">;

const JSON_TYPE = "application/json";

/** The answer when no `--respond` rule applies and nothing is forwarded. */
export function answerTo(id: string, validation: Validation, rules: AnswerRules): Answer {
  if (rules.strict && isInvalid(validation)) {
    const { verdict, issues } = validation;
    return {
      status: 422,
      contentType: JSON_TYPE,
      body: JSON.stringify({ ok: false, id, verdict, issues: issues.map(plainIssue) }),
    };
  }
  return answerWithStatus(id, rules.status, rules.body);
}

/** `body` replaces the default JSON body. */
export function answerWithStatus(id: string, status: number, body: string | undefined): Answer {
  if (body !== undefined) return { status, contentType: contentTypeOf(body), body };
  const ok = status >= 200 && status < 300;
  return { status, contentType: JSON_TYPE, body: JSON.stringify({ ok, id }) };
}

export function errorAnswer(status: number, error: string): Answer {
  return { status, contentType: JSON_TYPE, body: JSON.stringify({ ok: false, error, by: LISTENER_MARK }) };
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
