import type { Clock } from "../../../src/clock.ts";

interface Sleeper {
  readonly ms: number;
  readonly wake: () => void;
}

/** A clock that stands still until a test lets a sleeper's time pass. */
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
        reject(new Error("woken by the signal"));
      });
      this.#onSleep();
    });

  /** Waits until somebody sleeps for exactly this time, then lets it pass. */
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
