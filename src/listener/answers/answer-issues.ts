import { inEnglishOrNull } from "../../language/said.ts";
import { isUtf8 } from "node:buffer";
import { type TimeLimit, givesUp, lateness, saidSeconds } from "../../delivery/hipcall/time-limit.ts";
import { readableResult } from "../../delivery/send/decompress.ts";
import { ANSWER_EXAMPLES } from "../../events/requests/answer-schemas.ts";
import { judgeAnswer } from "../../events/requests/judge-answer.ts";
import { isRequestKind } from "../../events/requests/recognize-request.ts";
import { REQUEST_FACTS, type RequestKind } from "../../events/requests/request-kinds.ts";
import type { Issue } from "../../events/validation/issue.ts";
import { issue } from "../../events/validation/said-issue.ts";
import { said } from "../../language/said.ts";
import type { SentAnswer } from "../listener-event.ts";

interface AnswerContext {
  /** How long Hipcall waits for the answer to a webhook. */
  readonly timeLimit: TimeLimit;
  /** `--body`. */
  readonly body: string | undefined;
}

/** What there is to say of an answer that was sent: it came late, or what Hipcall does with it. */
export function answerIssues(event: string | null, answer: SentAnswer, context: AnswerContext): readonly Issue[] {
  if (!isRequestKind(event)) return lateIssues(answer, context.timeLimit);
  const { limitMs } = REQUEST_FACTS[event];
  const late = limitMs === null ? [] : lateIssues(answer, { inTimeMs: limitMs, tooLateMs: limitMs });
  return late.length > 0 ? late : verdictIssues(event, answer, context.body);
}

/** What Hipcall does with the answer to a request that wants one. Those of `--answer` are judged when the listener starts. */
function verdictIssues(kind: RequestKind, answer: SentAnswer, body: string | undefined): readonly Issue[] {
  const { status, because, forwarded } = answer;
  if (status === null || inEnglishOrNull(because)?.startsWith("--answer ") === true || isCut(answer)) return [];
  const { outcome, says, hint } = judgeAnswer(kind, { status, durationMs: 0, body: bodyOf(answer, body) }, null);
  const message = said("Hipcall {says}", { says });
  if (outcome !== "falls_back") return [issue("info", "answer_verdict", { path: "", message })];
  if (forwarded !== null) {
    // Of another status the answer's own explanation has the hint.
    return [
      issue("warning", "answer_verdict", { path: "", message, hint: status === 200 ? (hint ?? undefined) : undefined }),
    ];
  }
  const answerIt = said("answer it with --answer {answer}, or with your app behind --forward", {
    answer: `'${kind}=${ANSWER_EXAMPLES[kind]}'`,
  });
  return [issue("info", "answer_verdict", { path: "", message, hint: answerIt })];
}

/** Whether the app's answer is too long to be kept. */
function isCut({ forwarded }: SentAnswer): boolean {
  return forwarded?.result.kind === "answered" && forwarded.result.bodyBytes > forwarded.result.body.length;
}

/** The answer of the app, or our own; `null` when it is not text. */
function bodyOf({ forwarded }: SentAnswer, body = '{"ok":true}'): string | null {
  if (forwarded === null) return body;
  const readable = readableResult(forwarded.result);
  return readable.kind === "answered" && isUtf8(readable.body) ? readable.body.toString("utf8") : null;
}

/** A delay that the user asked for (`--delay`) is only worth a note; a slow app is worth a warning. */
function lateIssues({ durationMs, forwarded }: SentAnswer, limit: TimeLimit): readonly Issue[] {
  const late = lateness(durationMs, limit);
  if (late === "in_time") return [];
  const answered = { duration: saidSeconds(durationMs) };
  const isAtRisk = late === "at_risk";
  const details = {
    path: "",
    message: isAtRisk
      ? said("answered after {duration}: at risk, Hipcall gives up {when}", { ...answered, when: givesUp(limit) })
      : said("answered after {duration}: Hipcall would have given up", answered),
    expected: said("an answer within {time}", { time: saidSeconds(limit.inTimeMs) }),
    received: said("{ms} ms", { ms: Math.round(durationMs) }),
    hint: said("answer first and do the work later: Hipcall does not retry, and stops sending after a few failures"),
  };
  const code = isAtRisk ? "at_risk_for_hipcall" : "too_late_for_hipcall";
  return [issue(forwarded === null ? "info" : "warning", code, details)];
}
