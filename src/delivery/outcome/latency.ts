import { type RecordableHistogram, createHistogram } from "node:perf_hooks";

/** Latencies in milliseconds. */
export interface LatencySummary {
  readonly count: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** Collects latencies in constant memory, exact to three digits. */
export class Latencies {
  readonly #microseconds: RecordableHistogram = createHistogram({ lowest: 1, highest: 3_600_000_000, figures: 3 });

  add(durationMs: number): void {
    this.#microseconds.record(Math.max(1, Math.round(durationMs * 1000)));
  }

  /** `null` when nothing was answered. */
  summary(): LatencySummary | null {
    const { count } = this.#microseconds;
    if (count === 0) return null;
    return {
      count,
      p50Ms: this.#percentileMs(50),
      p95Ms: this.#percentileMs(95),
      p99Ms: this.#percentileMs(99),
      maxMs: rounded(this.#microseconds.max / 1000),
    };
  }

  #percentileMs(percentile: number): number {
    return rounded(this.#microseconds.percentile(percentile) / 1000);
  }
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
