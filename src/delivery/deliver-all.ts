import { setMaxListeners } from "node:events";
import { bodyHash } from "../captures/body-hash.ts";
import type { RecordedResponse } from "../captures/response-record.ts";
import type { Origin } from "../captures/sources.ts";
import type { Clock } from "../clock.ts";
import { type StatusExpectation, accepted } from "./acceptance.ts";
import { readableResult } from "./answer-body.ts";
import type { Comparison } from "./compare-answers.ts";
import { type Explanation, explainComparison, explainDelivery } from "./explain.ts";
import { HipcallJudge } from "./hipcall-judge.ts";
import type { HipcallRules } from "./hipcall-rules.ts";
import { inParallel } from "./in-parallel.ts";
import { Latencies } from "./latency.ts";
import { LatencyByEvent } from "./latency-by-event.ts";
import type { DeliveryOutcome, DeliverySummary } from "./outcome.ts";
import type { OutgoingRequest } from "./request.ts";
import { repeatOf } from "./repeat.ts";
import { type AnsweredResult, type DeliveryResult, reachedTarget } from "./result.ts";
import { deliverWithRetry } from "./retry.ts";
import { SHOWN_ANSWER_BYTES, Sender } from "./sender.ts";

/** A request in its place in a run. */
export interface QueuedRequest {
  readonly event: string | null;
  readonly origin: Origin | null;
  /** How long after the one before it was due, in milliseconds; the queue itself does the waiting. */
  readonly afterMs: number;
  readonly request: OutgoingRequest;
  /** The record that it was made from, and the answer that is recorded there. */
  readonly recorded?: RecordedExchange | undefined;
}

/** A recorded request by its id and line, with the answer to it. */
export interface RecordedExchange {
  readonly id: string;
  readonly origin: Origin;
  readonly answer: { readonly response: RecordedResponse; readonly line: number } | null;
}

/** Holds answers against the recorded ones. */
export interface AnswerComparer {
  /** `null` when there is nothing to compare with. */
  readonly compare: (recorded: RecordedExchange, answer: AnsweredResult) => Comparison | null;
  /** A different answer is still accepted when its status is, because it is to become the recorded one. */
  readonly takesNewAnswers: boolean;
  /** How much of an answer is kept to be compared. Bytes. */
  readonly keepBytes: number;
}

export interface DeliveryRun {
  readonly origin: string;
  readonly concurrency: number;
  readonly timeoutMs: number;
  readonly insecure: boolean;
  readonly retries: number;
  readonly expectation: StatusExpectation;
  /** Send each request so many times, one after the other, and compare the answers. */
  readonly times: number;
  /** The rules to count failures by, as Hipcall does; its "Broken" ends the run. */
  readonly hipcall: HipcallRules | null;
  /** End at the first delivery that is not accepted. */
  readonly failFast: boolean;
  readonly comparer: AnswerComparer | null;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Called for each delivery when it ended; awaited, so that a slow reader slows the run and not the memory. */
  readonly onOutcome: (outcome: DeliveryOutcome) => Promise<void> | void;
}

/** Delivers requests as they come out of `queue`, in order, and sums up. Only reading the queue can throw. */
export async function deliverAll(
  queue: AsyncIterable<QueuedRequest>,
  run: DeliveryRun,
): Promise<Omit<DeliverySummary, "skipped">> {
  const keepAnswerBytes = run.comparer?.keepBytes ?? SHOWN_ANSWER_BYTES;
  await using sender = new Sender({ ...run, connections: run.concurrency, keepAnswerBytes });
  const startedMs = run.clock.monotonicMs();
  const latencies = new Latencies();
  const byEvent = new LatencyByEvent();
  const compared = { answers: 0, different: 0 };
  const judge = run.hipcall === null ? undefined : new HipcallJudge(run.hipcall);
  const counts: Counts = { sent: 0, accepted: 0, failed: 0, reached: 0, differing: 0 };
  // Each delivery under way listens to it: many at once are no leak.
  setMaxListeners(0, run.signal);
  const over = new AbortController();
  const signal = AbortSignal.any([run.signal, over.signal]);

  const ended = (outcome: Omit<DeliveryOutcome, "number">): Promise<void> | void => {
    count(counts, outcome);
    if (outcome.result.kind === "answered") latencies.add(outcome.result.durationMs);
    byEvent.add(outcome.event, outcome.result);
    if (outcome.comparison !== null) compared.answers += 1;
    if ((outcome.comparison?.count ?? 0) > 0) compared.different += 1;
    const numbered = { ...outcome, number: counts.sent };
    judge?.add(numbered, run.clock.monotonicMs());
    if ((run.failFast && !outcome.accepted) || judge?.broken !== undefined) over.abort();
    return run.onOutcome(numbered);
  };

  await inParallel(queue, { concurrency: run.concurrency, signal }, (queued) =>
    deliverTimes(sender, queued, { run, signal, ended }),
  );

  return {
    ...counts,
    hipcall: judge?.verdict() ?? null,
    compared: run.comparer === null ? null : compared,
    latency: latencies.summary(),
    latencyByEvent: byEvent.summary(),
    tooLateForHipcall: byEvent.tooLateForHipcall,
    durationMs: Math.round(run.clock.monotonicMs() - startedMs),
    stoppedBy: run.signal.aborted ? String(run.signal.reason) : null,
  };
}

type Counts = { -readonly [Name in "sent" | "accepted" | "failed" | "reached" | "differing"]: DeliverySummary[Name] };

function count(counts: Counts, { accepted: isAccepted, result, repeat }: Omit<DeliveryOutcome, "number">): void {
  counts.sent += 1;
  counts[isAccepted ? "accepted" : "failed"] += 1;
  if (reachedTarget(result)) counts.reached += 1;
  if (repeat?.difference?.matters === true) counts.differing += 1;
}

interface Delivering {
  readonly run: DeliveryRun;
  readonly signal: AbortSignal;
  readonly ended: (outcome: Omit<DeliveryOutcome, "number">) => Promise<void> | void;
}

/** One request as often as the run asks for, one after the other. */
async function deliverTimes(sender: Sender, queued: QueuedRequest, { run, signal, ended }: Delivering): Promise<void> {
  let first: DeliveryResult | undefined;
  for (let nth = 1; nth <= run.times && !signal.aborted; nth += 1) {
    const outcome = await deliverOne(sender, queued, run);
    if (outcome.result.kind === "aborted") return;
    await ended({ ...outcome, repeat: run.times === 1 ? null : repeatOf(nth, first, outcome.result) });
    first ??= outcome.result;
  }
}

async function deliverOne(
  sender: Sender,
  { event, origin, request, recorded }: QueuedRequest,
  run: DeliveryRun,
): Promise<Omit<DeliveryOutcome, "number" | "repeat">> {
  const policy = { retries: run.retries, expectation: run.expectation, clock: run.clock };
  const { result: answer, attempts } = await deliverWithRetry(sender, request, { policy, signal: run.signal });
  const comparison =
    run.comparer !== null && recorded !== undefined && answer.kind === "answered"
      ? run.comparer.compare(recorded, answer)
      : null;
  const result = await readableResult(answer);
  const isAccepted = isAcceptable(result, comparison, run);
  return {
    event,
    origin,
    method: request.method,
    url: `${run.origin}${request.path}`,
    bodyBytes: request.body.length,
    sha256: bodyHash(request.body),
    attempts,
    result: result.kind === "answered" ? { ...result, body: result.body.subarray(0, SHOWN_ANSWER_BYTES) } : result,
    accepted: isAccepted,
    explanation: isAccepted ? null : explanationOf(result, comparison, run),
    comparison,
  };
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
