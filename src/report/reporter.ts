import type { OutputEvent } from "./output-event.ts";

/** Shows output events to the user. A reporter only shows; the commands decide. */
export interface Reporter {
  /** `json` when stdout holds JSON lines and may hold nothing else. */
  readonly form: "json" | "text";
  readonly report: (event: OutputEvent) => void;
  /** Resolves once the streams accept more text; `undefined` when they already do. A loop that reports without end awaits it. */
  readonly drained: () => Promise<void> | undefined;
  /** Bytes reported but not yet consumed by the reader of the streams. */
  readonly unwrittenBytes: () => number;
}
