/** Time, given from outside so that a test can say what it is. */
export interface Clock {
  /** The wall clock: may jump. */
  readonly now: () => Date;
  /** Milliseconds since some moment, with fractions; never goes back. */
  readonly monotonicMs: () => number;
  /** Waits; rejects with the signal's reason as soon as it aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}
