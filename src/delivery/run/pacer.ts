import type { Clock } from "../../clock.ts";
import { sleepUntil } from "./sleep-until.ts";

/** When the requests of a run leave: each so long after the one before it was due, and no more than so many a second. */
export class Pacer {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  /** Between two starts at the highest rate; 0 when there is none. */
  readonly #betweenMs: number;
  #nextMs: number;
  #dueMs: number;

  constructor({ rate, clock }: { readonly rate: number | undefined; readonly clock: Clock }, signal: AbortSignal) {
    this.#clock = clock;
    this.#signal = signal;
    this.#betweenMs = rate === undefined ? 0 : 1000 / rate;
    this.#nextMs = this.#dueMs = clock.monotonicMs();
  }

  /** Resolves when the next one is due, or when the signal aborts; `undefined` when it is due at once. */
  next(afterMs: number): Promise<void> | undefined {
    if (afterMs === 0 && this.#betweenMs === 0) return undefined;
    // Waits are counted from one start, so that slow answers do not add up to a delay.
    this.#dueMs += afterMs;
    // A rate is never caught up with in a burst.
    const freeMs = Math.max(this.#clock.monotonicMs(), this.#nextMs);
    const atMs = afterMs > 0 ? Math.max(freeMs, this.#dueMs) : freeMs;
    this.#nextMs = atMs + this.#betweenMs;
    return sleepUntil(atMs, this.#clock, this.#signal).catch(() => undefined);
  }
}
