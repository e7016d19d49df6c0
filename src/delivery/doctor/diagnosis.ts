import type { Wording } from "../../language/said.ts";

/** What is examined, in this order. Part of the JSON output. */
export const CHECKS = [
  "reachable",
  "tls",
  "path",
  "inbound",
  "outbound",
  "unknown-caller",
  "voicemail",
  "lost-start",
  "twice",
  "other-events",
  "unknown-event",
  "burst",
  "time",
] as const;

export type CheckName = (typeof CHECKS)[number];

/** The result of one check. `warning`: it works, and has a risk. */
export interface Diagnosis {
  readonly check: CheckName;
  readonly outcome: "passed" | "warning" | "failed" | "skipped";
  /** What was found. Not yet made safe for a terminal. */
  readonly says: Wording;
  readonly hint: Wording | null;
}

export function diagnosis(
  check: CheckName,
  outcome: Diagnosis["outcome"],
  says: Wording,
  hint: Wording | null = null,
): Diagnosis {
  return { check, outcome, says, hint };
}
