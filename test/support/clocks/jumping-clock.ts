import type { Clock } from "../../../src/context.ts";
import { FakeClock } from "./fake-clock.ts";

/** A clock whose wall clock jumps, backwards or forwards, at each read. Its monotonic clock moves forward as usual. */
export class JumpingClock implements Clock {
  readonly #jumpsMs: readonly number[];
  readonly #steady = new FakeClock();
  #reads = 0;

  constructor(jumpsMs: readonly number[]) {
    this.#jumpsMs = jumpsMs;
  }

  get slept(): readonly number[] {
    return this.#steady.slept;
  }

  readonly now = (): Date => {
    const jumpMs = this.#jumpsMs[this.#reads % this.#jumpsMs.length] ?? 0;
    this.#reads += 1;
    return new Date(this.#steady.now().getTime() + jumpMs);
  };

  /** A little later at each read, like a real clock. */
  readonly monotonicMs = (): number => {
    this.#steady.pass(0.5);
    return this.#steady.monotonicMs();
  };

  readonly sleep = (ms: number, signal: AbortSignal): Promise<void> => this.#steady.sleep(ms, signal);
}
