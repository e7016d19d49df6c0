import { isPacked, unpacked } from "../send/decompress.ts";
import type { DeliveryRun } from "./delivery-run.ts";
import { outcomeOf } from "../outcome/make-outcome.ts";
import type { QueuedRequest } from "../request/queue.ts";
import type { DeliveryResult } from "../send/result.ts";
import { retryDelayMs } from "./retry.ts";
import type { RunTally } from "./run-tally.ts";
import { SHOWN_ANSWER_BYTES, Sender } from "../send/sender.ts";
import { TurnBatch } from "./turn-batch.ts";

/** A request on its way, once or several times. */
interface Delivery {
  readonly queued: QueuedRequest;
  /** Which sending of the request this is, from 1. */
  nth: number;
  /** Attempts at this sending. */
  attempts: number;
  /** What came of the first sending. */
  first: DeliveryResult | undefined;
}

/** A sending that has ended. */
export interface Ended {
  readonly delivery: Delivery;
  /** As it came. */
  readonly answer: DeliveryResult;
  /** With a body that can be read. */
  readonly result: DeliveryResult;
}

interface Surroundings {
  readonly run: DeliveryRun;
  readonly tally: RunTally;
  /** Nothing more is started once it aborts. */
  readonly signal: AbortSignal;
  /** Called when nothing more is to be started. */
  readonly end: () => void;
}

/** The deliveries of a run that are under way. What ends in one turn of the event loop is counted, told and followed up together. */
export class Deliveries implements AsyncDisposable {
  readonly #surroundings: Surroundings;
  readonly #sender: Sender;
  readonly #ended = new TurnBatch<Ended>((ended) => void this.#conclude(ended));
  #underWay = 0;
  #onFewer: () => void = () => undefined;
  #failure: { readonly error: unknown } | undefined;

  constructor(surroundings: Surroundings) {
    const { run } = surroundings;
    this.#surroundings = surroundings;
    const keepAnswerBytes = run.comparer?.keepBytes ?? SHOWN_ANSWER_BYTES;
    this.#sender = new Sender({ ...run, connections: run.concurrency, keepAnswerBytes });
  }

  get underWay(): number {
    return this.#underWay;
  }

  start(queued: QueuedRequest): void {
    this.#underWay += 1;
    this.#attempt({ queued, nth: 1, attempts: 0, first: undefined });
  }

  /** Resolves when no more than so many are under way. Rejects with what telling an outcome threw. */
  async atMost(count: number): Promise<void> {
    while (this.#underWay > count) await new Promise<void>((resolve) => (this.#onFewer = resolve));
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#sender[Symbol.asyncDispose]();
  }

  #attempt(delivery: Delivery): void {
    delivery.attempts += 1;
    this.#sender.send(delivery.queued.request, (result) => this.#attempted(delivery, result));
  }

  #attempted(delivery: Delivery, result: DeliveryResult): void {
    const { run } = this.#surroundings;
    const delayMs = retryDelayMs(result, delivery.attempts, run);
    if (delayMs === undefined) return this.#sent(delivery, result);
    void run.clock.sleep(delayMs, run.signal).then(
      () => this.#attempt(delivery),
      () => this.#sent(delivery, result),
    );
  }

  /** Waits for the end of the turn, and for the body if it is packed. */
  #sent(delivery: Delivery, answer: DeliveryResult): void {
    if (answer.kind !== "answered" || !isPacked(answer)) this.#ended.add({ delivery, answer, result: answer });
    else void unpacked(answer).then((result) => this.#ended.add({ delivery, answer, result }));
  }

  async #conclude(ended: readonly Ended[]): Promise<void> {
    const { run, end } = this.#surroundings;
    try {
      for (const one of ended) this.#tell(one);
      const draining = run.drained();
      if (draining !== undefined) await draining;
    } catch (error) {
      this.#failure ??= { error };
      end();
    }
    for (const one of ended) this.#follow(one);
    this.#onFewer();
  }

  #tell(ended: Ended): void {
    const { run, tally, end } = this.#surroundings;
    if (ended.result.kind === "aborted") return;
    const outcome = outcomeOf(ended, tally.sent + 1, run);
    ended.delivery.first ??= outcome.result;
    tally.add(outcome);
    if ((run.failFast && !outcome.accepted) || tally.broken) end();
    run.onOutcome(outcome);
  }

  /** Sends it once more, or makes room for another one. */
  #follow({ delivery }: Ended): void {
    const { run, signal } = this.#surroundings;
    if (delivery.nth === run.times || signal.aborted) {
      this.#underWay -= 1;
      return;
    }
    delivery.nth += 1;
    delivery.attempts = 0;
    this.#attempt(delivery);
  }
}
