import { isUtf8 } from "node:buffer";
import { decompressedBody } from "../../captures/record/readable-body.ts";
import { judgeAnswer } from "../../events/requests/judge-answer.ts";
import { isRequestKind } from "../../events/requests/recognize-request.ts";
import { REQUEST_FACTS, type RequestKind } from "../../events/requests/request-kinds.ts";
import type { Comparison } from "../compare/difference.ts";
import { compareWithFirst } from "../compare/repeated-send.ts";
import { judgeDelivery } from "../hipcall/hipcall-judge.ts";
import type { QueuedRequest } from "../request/queue.ts";
import type { DeliveryRun } from "../run/delivery-run.ts";
import { accepted } from "../send/acceptance.ts";
import { readableResult } from "../send/decompress.ts";
import type { DeliveryResult } from "../send/result.ts";
import { SHOWN_ANSWER_BYTES } from "../send/sender.ts";
import { type Explanation, explainComparison, explainDelivery } from "./explain.ts";
import type { DeliveryOutcome } from "./outcome.ts";

/** A request that was sent, once or with retries, and its last result. */
export interface CompletedSend {
  readonly queued: QueuedRequest;
  /** Which send of this request it is (`--times`), from 1. */
  readonly nth: number;
  readonly attempts: number;
  /** The result of the first send, when this is a later one. */
  readonly first: DeliveryResult | undefined;
  readonly result: DeliveryResult;
}

/** The outcome of one delivery under the run's rules. `number` counts completed deliveries from 1. */
export function makeOutcome(sent: CompletedSend, number: number, run: DeliveryRun): DeliveryOutcome {
  const { event, origin, request, sha256 } = sent.queued;
  const comparison = compareWithRecorded(sent, run);
  const isAccepted = isAcceptable(sent.result, comparison, run);
  const result = shownResult(sent.result);
  return {
    number,
    event,
    origin,
    method: request.method,
    url: `${run.origin}${request.path}`,
    bodyBytes: request.body.length,
    sent: { headers: request.headers, body: request.body },
    sha256,
    attempts: sent.attempts,
    result,
    accepted: isAccepted,
    explanation: isAccepted ? null : explain(sent, comparison, run),
    repeat: run.times === 1 ? null : compareWithFirst(sent.nth, sent.first, result, run.rules),
    comparison,
    answerVerdict: isRequestKind(event) ? verdictOn(event, sent.result) : null,
  };
}

/** What Hipcall does with an answer. One that is too long to be kept is not judged. */
function verdictOn(kind: RequestKind, result: DeliveryResult): DeliveryOutcome["answerVerdict"] {
  if (result.kind !== "answered" || result.bodyBytes > result.body.length) return null;
  const { status, durationMs } = result;
  const body = decompressedBody(result);
  const text = isUtf8(body) ? body.toString("utf8") : null;
  const { limitMs } = REQUEST_FACTS[kind];
  const { outcome, says, hint } = judgeAnswer(kind, { status, durationMs, body: text }, limitMs);
  return { outcome, says, hint: status === 200 ? hint : null };
}

function compareWithRecorded({ queued: { recorded }, result }: CompletedSend, run: DeliveryRun): Comparison | null {
  if (run.comparer === null || recorded === undefined || result.kind !== "answered") return null;
  return run.comparer.compare(recorded, result);
}

/** A recorded answer is a stricter expectation than a list of statuses. */
function isAcceptable(
  result: DeliveryResult,
  comparison: Comparison | null,
  { comparer, expectation, hipcall }: DeliveryRun,
): boolean {
  const accepts = hipcall === null ? accepted(result, expectation) : judgeDelivery(result, hipcall) === "accepted";
  if (comparison === null) return accepts;
  return comparison.count === 0 || (comparer?.takesNewAnswers === true && accepts);
}

function explain(
  { queued: { event, recorded }, result }: CompletedSend,
  comparison: Comparison | null,
  run: DeliveryRun,
): Explanation {
  const status = recorded?.answer?.response.status;
  return comparison === null ||
    result.kind !== "answered" ||
    status === undefined ||
    run.comparer?.takesNewAnswers === true
    ? explainDelivery(result, { ...run, event })
    : explainComparison(result, status, { ...comparison, event });
}

/** The result with a decompressed body, and of a long one only the start. */
function shownResult(result: DeliveryResult): DeliveryResult {
  const readable = readableResult(result);
  if (readable.kind !== "answered" || readable.body.length <= SHOWN_ANSWER_BYTES) return readable;
  // A copy, so that the rest can be freed.
  return { ...readable, body: Buffer.from(readable.body.subarray(0, SHOWN_ANSWER_BYTES)) };
}
