import type { Clock } from "../../../src/context.ts";

/** A clock that only moves when something sleeps. A sleep ends at once and is recorded. */
export class FakeClock implements Clock {
  readonly slept: number[] = [];
  #elapsedMs = 0;
  readonly #startMs = Date.parse("2026-11-22T10:00:00.000Z");

  now = (): Date => new Date(this.#startMs + this.#elapsedMs);
  monotonicMs = (): number => this.#elapsedMs;

  /** Moves the clock forward without a sleep. */
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
