/** The time as a parameter, so that a test can control it. */
export interface Clock {
  /** The wall clock. It can jump. */
  readonly now: () => Date;
  /** Milliseconds, with fractions, since an arbitrary moment. Never goes back. */
  readonly monotonicMs: () => number;
  /** Rejects with the signal's reason as soon as the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}
