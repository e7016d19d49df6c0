import type { Clock } from "../../../src/context.ts";

interface Sleeper {
  readonly ms: number;
  readonly wake: () => void;
}

/** A clock that moves only when a test calls `pass`. */
export class ManualClock implements Clock {
  #nowMs = 0;
  readonly #sleepers = new Set<Sleeper>();
  #onSleep: () => void = () => undefined;

  readonly now = (): Date => new Date(Date.parse("2026-11-22T10:00:00Z") + this.#nowMs);
  readonly monotonicMs = (): number => this.#nowMs;

  readonly sleep = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const sleeper: Sleeper = { ms, wake: resolve };
      this.#sleepers.add(sleeper);
      signal.addEventListener("abort", () => {
        this.#sleepers.delete(sleeper);
        reject(new Error("aborted while sleeping"));
      });
      this.#onSleep();
    });

  /** Waits for a sleep of exactly this time, then ends it. */
  async pass(ms: number): Promise<void> {
    for (;;) {
      const sleeper = [...this.#sleepers].find((one) => one.ms === ms);
      if (sleeper !== undefined) {
        this.#sleepers.delete(sleeper);
        this.#nowMs += ms;
        sleeper.wake();
        return;
      }
      await new Promise<void>((resolve) => {
        this.#onSleep = resolve;
      });
    }
  }
}
