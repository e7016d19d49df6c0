import type { HeaderPair } from "../../captures/capture.ts";
import { ANY_SUCCESS, type StatusExpectation } from "../outcome/acceptance.ts";

// Everything that is known of how Hipcall delivers a webhook, in one place, each rule with its source. The published pages
// say almost nothing of it; most was measured on a demo account in September and October 2026 and written down in work
// notes and in drafts of articles, which do not agree everywhere.

/** When an integration turns "Broken" and Hipcall stops sending to it. */
export type BreakRule =
  | { readonly kind: "in_a_row"; readonly failures: number }
  | { readonly kind: "within"; readonly failures: number; readonly withinMs: number };

/** The rules by which a run with `--hipcall` delivers. */
export interface HipcallRules {
  readonly success: StatusExpectation;
  readonly timeoutMs: number;
  readonly breaks: BreakRule;
}

/** How a rule is known. `conflicting`: two sources say different things, so either reading can be chosen. */
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

const NOTES = "measured on a demo account, September 2026 (work notes)";
const DRAFTS = "later drafts of articles, 2026";
const DEMO = "Hipcall's own demo receiver, which answers 201 to a new record";

const HOUR_MS = 3_600_000;
const HIPCALL_OK: StatusExpectation = { text: "200", accepts: (status) => status === 200 };

/** The readings of each uncertain rule; the first of each is the strict one, and the default. */
const READINGS = {
  status: {
    "200": { success: HIPCALL_OK, source: `${DRAFTS}: anything but 200 is a failure` },
    "2xx": { success: ANY_SUCCESS, source: `${DEMO}, so other successes may count` },
  },
  timeout: {
    "5s": { timeoutMs: 5000, source: `${NOTES}: an answer after 5 s counted, after 10 s it did not` },
    "15s": { timeoutMs: 15_000, source: DRAFTS },
  },
  broken: {
    "3-in-a-row": {
      breaks: { kind: "in_a_row", failures: 3 } satisfies BreakRule,
      source: `${NOTES}: after two or three answers of 500, one after the other`,
    },
    "4-in-an-hour": {
      breaks: { kind: "within", failures: 4, withinMs: HOUR_MS } satisfies BreakRule,
      source: `${DRAFTS}: four failures in a rolling hour`,
    },
  },
} as const;

/** Which reading of each uncertain rule counts. */
export interface HipcallReadings {
  readonly status: keyof (typeof READINGS)["status"];
  readonly timeout: keyof (typeof READINGS)["timeout"];
  readonly broken: keyof (typeof READINGS)["broken"];
}

/** The strict reading of every rule: for a single delivery, what passes under it passes under the others too. */
export const STRICT_READINGS: HipcallReadings = { status: "200", timeout: "5s", broken: "3-in-a-row" };

/** The rules that a choice of readings comes to. */
export function hipcallRules({ status, timeout, broken }: HipcallReadings): HipcallRules {
  return {
    success: READINGS.status[status].success,
    timeoutMs: READINGS.timeout[timeout].timeoutMs,
    breaks: READINGS.broken[broken].breaks,
  };
}

/** Reads `timeout=15s,broken=4-in-an-hour`; what is not named keeps the strict reading. `undefined` for anything else. */
export function parseReadings(text: string): HipcallReadings | undefined {
  const chosen = text.split(",").map((part) => part.trim().split("="));
  const known = chosen.every(([name = "", choice = ""]) => isRule(name) && Object.hasOwn(READINGS[name], choice));
  return known ? { ...STRICT_READINGS, ...Object.fromEntries(chosen) } : undefined;
}

/** Every choice of `--hipcall-rules`, for its help: `timeout=5s|15s`. */
export const READING_CHOICES: readonly string[] = Object.entries(READINGS).map(
  ([rule, choices]) => `${rule}=${Object.keys(choices).join("|")}`,
);

/** The headers that were seen on a webhook of Hipcall; host and length are made for each request. */
export const HIPCALL_HEADERS: readonly HeaderPair[] = [
  ["user-agent", "mint/1.9.0"],
  ["content-type", "application/json"],
  ["accept-encoding", "gzip"],
];

/** Every rule, with where it comes from. */
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
    source: DRAFTS,
  },
  {
    rule: "timeout",
    known: "conflicting",
    says: "an answer must come within 5 s",
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
    says: 'three failures in a row turn the integration "Broken"',
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

function isRule(name: string): name is keyof typeof READINGS {
  return Object.hasOwn(READINGS, name);
}
