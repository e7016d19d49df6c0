import type { Clock } from "../../../src/clock.ts";
import { FakeClock } from "./fake-clock.ts";

/** A clock whose wall clock is set anew, back or forth, each time that somebody looks; its monotonic one goes on as it should. */
export class JumpingClock implements Clock {
  readonly #jumpsMs: readonly number[];
  readonly #steady = new FakeClock();
  #looks = 0;

  constructor(jumpsMs: readonly number[]) {
    this.#jumpsMs = jumpsMs;
  }

  get slept(): readonly number[] {
    return this.#steady.slept;
  }

  readonly now = (): Date => {
    const jumpMs = this.#jumpsMs[this.#looks % this.#jumpsMs.length] ?? 0;
    this.#looks += 1;
    return new Date(this.#steady.now().getTime() + jumpMs);
  };

  /** A little later at each look, as time is. */
  readonly monotonicMs = (): number => {
    this.#steady.pass(0.5);
    return this.#steady.monotonicMs();
  };

  readonly sleep = (ms: number, signal: AbortSignal): Promise<void> => this.#steady.sleep(ms, signal);
}
