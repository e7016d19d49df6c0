import type { Clock } from "../../../src/context.ts";

/** A clock of a long run: its time passes, and its wall clock is set forward and back, only when a test says so. */
export class DayClock implements Clock {
  readonly #startMs: number;
  #elapsedMs = 0;
  #stepsMs = 0;

  constructor(start: string) {
    this.#startMs = Date.parse(start);
  }

  readonly now = (): Date => new Date(this.#startMs + this.#elapsedMs + this.#stepsMs);
  readonly monotonicMs = (): number => this.#elapsedMs;

  /** Only the end of a run ends a sleep. */
  readonly sleep = (_ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((_resolve, reject) => {
      const end = (): void => reject(new Error("aborted while sleeping"));
      if (signal.aborted) end();
      else signal.addEventListener("abort", end, { once: true });
    });

  pass(ms: number): void {
    this.#elapsedMs += ms;
  }

  /** Sets the wall clock. */
  step(ms: number): void {
    this.#stepsMs += ms;
  }
}
