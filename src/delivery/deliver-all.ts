import { setMaxListeners } from "node:events";
import { makeOutcome } from "./outcome/make-outcome.ts";
import type { DeliverySummary } from "./outcome/outcome.ts";
import type { Queue, QueuedRequest } from "./request/queue.ts";
import { CountedQueue } from "./run/counted-queue.ts";
import type { DeliveryRun } from "./run/delivery-run.ts";
import { Pacer } from "./run/pacer.ts";
import { retryDelayMs } from "./run/retry.ts";
import { RunTally } from "./run/run-tally.ts";
import { untilAborted } from "./run/until-aborted.ts";
import type { DeliveryResult } from "./send/result.ts";
import { HandlerSender } from "./send/handler-sender.ts";
import { type RequestSender, SHOWN_ANSWER_BYTES, Sender, type SenderOptions } from "./send/sender.ts";

/**
 * Sends the requests of `queue` in order, at most `run.concurrency` at once, reports each outcome and sums up. Throws what
 * reading the queue or reporting an outcome threw; the requests in flight complete first.
 */
export async function deliverAll(
  queue: Queue,
  run: DeliveryRun,
): Promise<Omit<DeliverySummary, "skipped" | "unreadableSources">> {
  // Each wait before a retry listens to the signal: many listeners at once are no leak.
  setMaxListeners(0, run.signal);
  const stop = new AbortController();
  const signal = AbortSignal.any([run.signal, stop.signal]);
  const tally = new RunTally(run);
  const keepAnswerBytes = run.comparer?.keepBytes ?? SHOWN_ANSWER_BYTES;
  // Hipcall opens a connection for each request.
  const keepAlive = run.hipcall === null;
  const options: SenderOptions = { ...run, connections: run.concurrency, keepAlive, keepAnswerBytes };
  await using sender = run.handler === undefined ? new Sender(options) : new HandlerSender(run.handler, options);
  const counted = new CountedQueue(queue);
  const requests = whenDue(counted.requests, run, signal);
  let begun = 0;

  async function deliver(queued: QueuedRequest): Promise<void> {
    begun += 1;
    let first: DeliveryResult | undefined;
    for (let nth = 1; nth <= run.times && !signal.aborted; nth += 1) {
      const { result, attempts } = await sendWithRetries(sender, queued, run);
      if (result.kind === "aborted") return;
      const outcome = makeOutcome({ queued, nth, attempts, first, result }, tally.completed + 1, run);
      first ??= outcome.result;
      tally.add(outcome);
      if ((run.failFast && !outcome.accepted) || tally.broken || tally.givesUp) stop.abort();
      run.onOutcome(outcome);
      await run.drained();
    }
  }

  /** Asks for the next request only when it can be sent at once: no more of the queue is read than that. */
  async function work(): Promise<void> {
    try {
      for (let next = await requests.next(); next.done !== true; next = await requests.next()) {
        await deliver(next.value);
      }
    } catch (error) {
      stop.abort();
      throw error;
    }
  }

  const workers = await Promise.allSettled(Array.from({ length: run.concurrency }, work));
  await requests.return();
  try {
    for (const worker of workers) if (worker.status === "rejected") throw worker.reason;
    return { ...tally.summary(), notSent: tally.givesUp ? await notSent() : 0 };
  } finally {
    await counted.close({ atOnce: signal.aborted });
  }

  async function notSent(): Promise<number | null> {
    return run.countRest ? (await counted.total(run.signal)) - begun : null;
  }
}

/** Yields each request at the time at which it is due; ends when the signal aborts. */
async function* whenDue(
  queue: Queue,
  run: DeliveryRun,
  signal: AbortSignal,
): AsyncGenerator<QueuedRequest, void, void> {
  const pacer = new Pacer(run, signal);
  for await (const queued of untilAborted(queue, signal)) {
    run.onWait(queued.afterMs);
    await pacer.waitUntilDue(queued.afterMs);
    if (signal.aborted) return;
    yield queued;
  }
}

/** Sends a request, and again while its result is worth a retry; resolves with the last result. */
async function sendWithRetries(
  sender: RequestSender,
  { request }: QueuedRequest,
  run: DeliveryRun,
): Promise<{ readonly result: DeliveryResult; readonly attempts: number }> {
  for (let attempts = 1; ; attempts += 1) {
    const result = await sender.deliver(run.signer?.sign(request) ?? request);
    const delayMs = retryDelayMs(result, attempts, run);
    if (delayMs === undefined) return { result, attempts };
    const stopped = await run.clock.sleep(delayMs, run.signal).then(
      () => false,
      () => true,
    );
    if (stopped) return { result, attempts };
  }
}
