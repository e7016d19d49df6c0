import type { Clock } from "../../../src/clock.ts";

/** A clock on which only sleeping takes time: a sleep is over at once, and noted. */
export class FakeClock implements Clock {
  readonly slept: number[] = [];
  #elapsedMs = 0;
  readonly #startMs = Date.parse("2026-11-22T10:00:00.000Z");

  now = (): Date => new Date(this.#startMs + this.#elapsedMs);
  monotonicMs = (): number => this.#elapsedMs;

  /** Lets time pass without a sleep. */
  pass(ms: number): void {
    this.#elapsedMs += ms;
  }

  sleep = async (ms: number, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    this.slept.push(ms);
    this.#elapsedMs += ms;
    await Promise.resolve();
  };
}
