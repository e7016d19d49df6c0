import { setMaxListeners } from "node:events";
import type { Clock } from "../clock.ts";
import type { StatusExpectation } from "./acceptance.ts";
import type { AnswerComparer } from "./answer-comparer.ts";
import { Deliveries } from "./deliveries.ts";
import { Departures } from "./departures.ts";
import type { HipcallRules } from "./hipcall-rules.ts";
import type { DeliveryOutcome, DeliverySummary } from "./outcome.ts";
import type { Queue } from "./queue.ts";
import { RunTally } from "./run-tally.ts";
import { untilAborted } from "./until-aborted.ts";

export interface DeliveryRun {
  readonly origin: string;
  readonly concurrency: number;
  /** Start at most so many requests a second; `undefined`: as many as can be. */
  readonly rate: number | undefined;
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
  /** Called for each delivery when it ended. */
  readonly onOutcome: (outcome: DeliveryOutcome) => void;
  /** Awaited before more is sent, so that a slow reader slows the run and not the memory; `undefined`: nothing to wait for. */
  readonly drained: () => Promise<void> | undefined;
}

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
  const departures = new Departures(run, signal);
  try {
    // Here, and so before each request is made, there is room for one more.
    for await (const batch of untilAborted(queue, signal)) {
      for (const queued of batch) {
        const wait = departures.next(queued.afterMs);
        if (wait !== undefined) await wait;
        if (signal.aborted) break;
        deliveries.start(queued);
        if (deliveries.underWay === run.concurrency) await deliveries.atMost(run.concurrency - 1);
      }
    }
  } finally {
    await deliveries.atMost(0);
  }
  return tally.summary();
}
