import type { Clock } from "../../context.ts";

/** The longest time that a timer of Node can take. Milliseconds. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** Decides when the requests of a run start: each after its gap, and no more a second than the rate allows. */
export class Pacer {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  /** The shortest time between two starts; 0 without a rate. */
  readonly #intervalMs: number;
  #dueMs: number;
  #nextAllowedMs: number;

  constructor({ rate, clock }: { readonly rate: number | undefined; readonly clock: Clock }, signal: AbortSignal) {
    this.#clock = clock;
    this.#signal = signal;
    this.#intervalMs = rate === undefined ? 0 : 1000 / rate;
    this.#dueMs = this.#nextAllowedMs = clock.monotonicMs();
  }

  /** Resolves when the next request is due, `afterMs` after the one before it, or when the signal aborts. */
  async waitUntilDue(afterMs: number): Promise<void> {
    if (afterMs === 0 && this.#intervalMs === 0) return;
    // Gaps are counted from the start of the run, so that slow answers do not add up to a delay.
    this.#dueMs += afterMs;
    // After a pause the rate stays the same: no burst catches up.
    const allowedMs = Math.max(this.#clock.monotonicMs(), this.#nextAllowedMs);
    const startMs = afterMs > 0 ? Math.max(allowedMs, this.#dueMs) : allowedMs;
    this.#nextAllowedMs = startMs + this.#intervalMs;
    await this.#sleepUntil(startMs).catch(() => undefined);
  }

  async #sleepUntil(dueMs: number): Promise<void> {
    for (let leftMs = dueMs - this.#clock.monotonicMs(); leftMs > 0; leftMs = dueMs - this.#clock.monotonicMs()) {
      await this.#clock.sleep(Math.min(leftMs, LONGEST_TIMER_MS), this.#signal);
    }
  }
}
