import { createHash } from "node:crypto";
import { setMaxListeners } from "node:events";
import type { Origin } from "../captures/sources.ts";
import type { Clock } from "../clock.ts";
import { type StatusExpectation, accepted } from "./acceptance.ts";
import { explainDelivery } from "./explain.ts";
import { inParallel } from "./in-parallel.ts";
import { Latencies } from "./latency.ts";
import type { DeliveryOutcome, DeliverySummary } from "./outcome.ts";
import type { OutgoingRequest } from "./request.ts";
import { reachedTarget } from "./result.ts";
import { deliverWithRetry } from "./retry.ts";
import { Sender } from "./sender.ts";

/** A request in its place in a run. */
export interface QueuedRequest {
  readonly event: string | null;
  readonly origin: Origin | null;
  /** How long after the one before it was due, in milliseconds; the queue itself does the waiting. */
  readonly afterMs: number;
  readonly request: OutgoingRequest;
}

export interface DeliveryRun {
  readonly origin: string;
  readonly concurrency: number;
  readonly timeoutMs: number;
  readonly insecure: boolean;
  readonly retries: number;
  readonly expectation: StatusExpectation;
  /** End at the first delivery that is not accepted. */
  readonly failFast: boolean;
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
  await using sender = new Sender({ ...run, connections: run.concurrency });
  const startedMs = run.clock.monotonicMs();
  const latencies = new Latencies();
  const counts = { sent: 0, accepted: 0, failed: 0, reached: 0 };
  // Each delivery under way listens to it: many at once are no leak.
  setMaxListeners(0, run.signal);
  const failed = new AbortController();
  const signal = AbortSignal.any([run.signal, failed.signal]);

  await inParallel(queue, { concurrency: run.concurrency, signal }, async (queued) => {
    const outcome = await deliverOne(sender, queued, run);
    if (outcome.result.kind === "aborted") return;
    counts.sent += 1;
    counts[outcome.accepted ? "accepted" : "failed"] += 1;
    if (reachedTarget(outcome.result)) counts.reached += 1;
    if (run.failFast && !outcome.accepted) failed.abort();
    if (outcome.result.kind === "answered") latencies.add(outcome.result.durationMs);
    await run.onOutcome({ ...outcome, number: counts.sent });
  });

  return {
    ...counts,
    latency: latencies.summary(),
    durationMs: Math.round(run.clock.monotonicMs() - startedMs),
    stoppedBy: run.signal.aborted ? String(run.signal.reason) : null,
  };
}

async function deliverOne(
  sender: Sender,
  { event, origin, request }: QueuedRequest,
  run: DeliveryRun,
): Promise<Omit<DeliveryOutcome, "number">> {
  const policy = { retries: run.retries, expectation: run.expectation, clock: run.clock };
  const { result, attempts } = await deliverWithRetry(sender, request, { policy, signal: run.signal });
  const isAccepted = accepted(result, run.expectation);
  return {
    event,
    origin,
    method: request.method,
    url: `${run.origin}${request.path}`,
    bodyBytes: request.body.length,
    sha256: createHash("sha256").update(request.body).digest("hex"),
    attempts,
    result,
    accepted: isAccepted,
    explanation: isAccepted ? null : explainDelivery(result, run),
  };
}
