import type { Clock } from "../clock.ts";
import { sleepUntil } from "./sleep-until.ts";

/** Lets at most so many starts a second through, evenly spaced. */
export class RateLimit {
  readonly #betweenMs: number;
  readonly #clock: Clock;
  #nextMs: number;

  constructor(perSecond: number, clock: Clock) {
    this.#betweenMs = 1000 / perSecond;
    this.#clock = clock;
    this.#nextMs = clock.monotonicMs();
  }

  /** Waits for the next place. Rejects when the signal aborts. */
  async wait(signal: AbortSignal): Promise<void> {
    const startMs = Math.max(this.#clock.monotonicMs(), this.#nextMs);
    this.#nextMs = startMs + this.#betweenMs;
    await sleepUntil(startMs, this.#clock, signal);
  }
}
