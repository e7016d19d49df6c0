import type { OutputEvent } from "./output-event.ts";

/** Shows what happens. Logic tells, reporters show; none of them decides anything. */
export interface Reporter {
  /** Whether what is written to stdout is JSON lines, beside which nothing else may stand. */
  readonly form: "json" | "text";
  readonly report: (event: OutputEvent) => void;
  /** Resolves when the streams have taken what was written, `undefined` when they have: to be awaited in a loop that reports without end. */
  readonly drained: () => Promise<void> | undefined;
  /** What was reported and the streams have not taken yet. */
  readonly unwrittenBytes: () => number;
}
