import { setMaxListeners } from "node:events";
import { Deliveries } from "./run/deliveries.ts";
import type { DeliveryRun } from "./run/delivery-run.ts";
import { Pacer } from "./run/pacer.ts";
import type { DeliverySummary } from "./outcome/outcome.ts";
import type { Queue } from "./request/queue.ts";
import { RunTally } from "./run/run-tally.ts";
import { untilAborted } from "./run/until-aborted.ts";

/**
 * Delivers requests as they come out of `queue`, in order, and sums up. Throws what reading the queue or telling an
 * outcome threw; what is under way ends first.
 */
export async function deliverAll(queue: Queue, run: DeliveryRun): Promise<Omit<DeliverySummary, "skipped">> {
  // Each delivery that waits to be tried again listens to it: many at once are no leak.
  setMaxListeners(0, run.signal);
  const over = new AbortController();
  const signal = AbortSignal.any([run.signal, over.signal]);
  const tally = new RunTally(run);
  await using deliveries = new Deliveries({ run, tally, signal, end: () => over.abort() });
  const pacer = new Pacer(run, signal);
  try {
    // Here, and so before each request is made, there is room for one more.
    for await (const queued of untilAborted(queue, signal)) {
      await pacer.next(queued.afterMs);
      if (signal.aborted) break;
      deliveries.start(queued);
      if (deliveries.underWay === run.concurrency) await deliveries.atMost(run.concurrency - 1);
    }
  } finally {
    await deliveries.atMost(0);
  }
  return tally.summary();
}
