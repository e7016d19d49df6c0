import type { Clock } from "../../clock.ts";
import { LONGEST_TIMER_MS } from "../run/sleep-until.ts";

/** What has a limited time; the limit ties it to those that began before and after it. */
export interface Limited {
  readonly startedMs: number;
  readonly timeIsUp: () => void;
  earlier: Limited | undefined;
  later: Limited | undefined;
}

/**
 * Ends what takes too long. All have the same time, so the one that began first is due first, and one timer is enough: one
 * for each would take as long as to write a request. The list is of links because a set, in whose old tables dead entries
 * live on, costs even more.
 */
export class TimeLimit implements Disposable {
  readonly #ms: number;
  readonly #clock: Clock;
  #first: Limited | undefined;
  #last: Limited | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(ms: number, clock: Clock) {
    this.#ms = ms;
    this.#clock = clock;
  }

  begin(one: Limited): void {
    one.earlier = this.#last;
    if (this.#last === undefined) this.#first = one;
    else this.#last.later = one;
    this.#last = one;
    if (this.#timer === undefined) this.#lookAfter(this.#ms);
  }

  end(one: Limited): void {
    if (one.earlier === undefined) this.#first = one.later;
    else one.earlier.later = one.later;
    if (one.later === undefined) this.#last = one.earlier;
    else one.later.earlier = one.earlier;
    one.earlier = undefined;
    one.later = undefined;
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }

  #lookAfter(ms: number): void {
    this.#timer = setTimeout(() => this.#look(), Math.min(ms, LONGEST_TIMER_MS));
  }

  /** Whoever's time is up ends, and so is not the first any more. */
  #look(): void {
    this.#timer = undefined;
    while (this.#first !== undefined) {
      const leftMs = this.#first.startedMs + this.#ms - this.#clock.monotonicMs();
      if (leftMs > 0) return this.#lookAfter(leftMs);
      this.#first.timeIsUp();
    }
  }
}
