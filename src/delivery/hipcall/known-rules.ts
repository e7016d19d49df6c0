import { DRAFTS, HIPCALL_HEADERS, NOTES, READINGS } from "./hipcall-rules.ts";

/** How well a rule is known. `conflicting`: two sources disagree, so the user can choose the reading. */
type RuleKnowledge = "documented" | "observed" | "conflicting" | "unknown";

/** One rule, for `events rules`. */
export interface HipcallRule {
  readonly rule: string;
  readonly known: RuleKnowledge;
  /** What `--hipcall` does. */
  readonly says: string;
  /** The readings to choose from with `--hipcall-rules`, the one in force by default first; empty when there is but one. */
  readonly readings: readonly { readonly choice: string; readonly source: string }[];
  readonly source: string;
}

/** Everything that is known of how Hipcall delivers a webhook, each rule with its source. */
export const HIPCALL_RULES: readonly HipcallRule[] = [
  {
    rule: "method",
    known: "documented",
    says: "POST, with a JSON body",
    readings: [],
    source: "help page on information cards, developer guides",
  },
  {
    rule: "headers",
    known: "observed",
    says: HIPCALL_HEADERS.map(([name, value]) => `${name}: ${value}`).join(", "),
    readings: [],
    source: `${NOTES}; one draft prints another user agent, so do not match on it`,
  },
  { rule: "signature", known: "observed", says: "none: no header signs the body", readings: [], source: NOTES },
  {
    rule: "status",
    known: "conflicting",
    says: "success is 200 only",
    readings: readingsOf("status"),
    source: `${NOTES} for 200 and 500; of other statuses only ${DRAFTS} speak`,
  },
  {
    rule: "timeout",
    known: "conflicting",
    says: "an answer within 5 s is in time, from 10 s on it is too late; between them it is at risk",
    readings: readingsOf("timeout"),
    source: NOTES,
  },
  { rule: "retry", known: "observed", says: "none: an event is sent once", readings: [], source: NOTES },
  {
    rule: "redirect",
    known: "unknown",
    says: "not followed: an answer of 3xx is not a success",
    readings: [],
    source: "no source says; this is the careful reading",
  },
  {
    rule: "broken",
    known: "conflicting",
    says: 'failures turn the integration "Broken": two in a row, or four within an hour, whichever comes first',
    readings: readingsOf("broken"),
    source: NOTES,
  },
  {
    rule: "after that",
    known: "observed",
    says: "nothing more is sent, until somebody sets the status to Active again",
    readings: [],
    source: NOTES,
  },
  {
    rule: "the call",
    known: "observed",
    says: "goes on, whatever the endpoint answers",
    readings: [],
    source: NOTES,
  },
];

function readingsOf(name: keyof typeof READINGS): HipcallRule["readings"] {
  return Object.entries(READINGS[name]).map(([choice, { source }]) => ({ choice: `${name}=${choice}`, source }));
}
