import type { HeaderPair } from "../../captures/capture.ts";
import { ANY_SUCCESS, type StatusExpectation } from "../send/acceptance.ts";
import { type Said, type Wording, said } from "../../language/said.ts";
import type { TimeLimit } from "./time-limit.ts";

/** When an integration turns "Broken" and Hipcall stops sending to it. */
export type BreakRule = { readonly failures: number } & (
  | { readonly kind: "in_a_row" }
  | { readonly kind: "within"; readonly withinMs: typeof HOUR_MS }
);

/** `2 in a row or 4 within an hour` */
export function breakWords([first, ...others]: readonly BreakRule[]): Wording {
  let words: Wording = first === undefined ? "" : ruleWords(first);
  for (const rule of others) words = said("{one} or {other}", { one: words, other: ruleWords(rule) });
  return words;
}

function ruleWords({ kind, failures }: BreakRule): Said {
  return kind === "in_a_row"
    ? said("{failures} in a row", { failures })
    : said("{failures} within an hour", { failures });
}

/** The rules by which a run with `--hipcall` delivers. */
export interface HipcallRules {
  readonly success: StatusExpectation;
  readonly timeLimit: TimeLimit;
  /** The integration is "Broken" as soon as one of these says so. */
  readonly breaks: readonly BreakRule[];
}

/** Where the rules come from. The published pages say almost nothing; the other sources do not agree on every rule. */
export const NOTES = "measured on a demo account, September 2026 (work notes)";
/** Only one run was made. */
const ONCE = NOTES.replace("measured", "measured once");
export const DRAFTS = "later drafts of articles, 2026";
const DEMO = "Hipcall's own demo receiver, which answers 201 to a new record";

const HOUR_MS = 3_600_000;
const TWO_IN_A_ROW: BreakRule = { kind: "in_a_row", failures: 2 };
const THREE_IN_A_ROW: BreakRule = { kind: "in_a_row", failures: 3 };
const FOUR_IN_AN_HOUR: BreakRule = { kind: "within", failures: 4, withinMs: HOUR_MS };
const HIPCALL_OK: StatusExpectation = { text: "200", accepts: (status) => status === 200 };

/** The readings of each uncertain rule; the first of each is the strict one, and the default. */
export const READINGS = {
  status: {
    "200": {
      success: HIPCALL_OK,
      source: `${DRAFTS}: anything but 200 is a failure; a statement: only 200 and 500 were measured, once`,
    },
    "2xx": { success: ANY_SUCCESS, source: `${DEMO}, so other successes may count` },
  },
  timeout: {
    "5s-10s": {
      timeLimit: { inTimeMs: 5000, tooLateMs: 10_000 },
      source: `${ONCE}: an answer after 5 s counted, after 10 s it did not; between them it is at risk`,
    },
    "5s": { timeLimit: { inTimeMs: 5000, tooLateMs: 5000 }, source: `${ONCE}: the longest time that counted` },
    "15s": { timeLimit: { inTimeMs: 15_000, tooLateMs: 15_000 }, source: `${DRAFTS}: a statement, not a measurement` },
  },
  broken: {
    any: {
      breaks: [TWO_IN_A_ROW, FOUR_IN_AN_HOUR],
      source: "as soon as one of the other readings says so",
    },
    "2-in-a-row": {
      breaks: [TWO_IN_A_ROW],
      source: `${ONCE}: after two or three answers of 500, one after the other`,
    },
    "3-in-a-row": { breaks: [THREE_IN_A_ROW], source: `${ONCE}: the same measurement` },
    "4-in-an-hour": {
      breaks: [FOUR_IN_AN_HOUR],
      source: `${DRAFTS}: four failures in a rolling hour; a statement, not a measurement`,
    },
  },
} as const;

/** The chosen reading of each uncertain rule. */
export interface HipcallReadings {
  readonly status: keyof (typeof READINGS)["status"];
  readonly timeout: keyof (typeof READINGS)["timeout"];
  readonly broken: keyof (typeof READINGS)["broken"];
}

/** The strict reading of every rule: what passes under it passes under the others too. */
export const STRICT_READINGS: HipcallReadings = { status: "200", timeout: "5s-10s", broken: "any" };

/** The rules under a choice of readings. */
export function hipcallRules({ status, timeout, broken }: HipcallReadings): HipcallRules {
  return {
    success: READINGS.status[status].success,
    timeLimit: READINGS.timeout[timeout].timeLimit,
    breaks: READINGS.broken[broken].breaks,
  };
}

/** Reads `timeout=15s,broken=4-in-an-hour`; what is not named keeps the strict reading. `undefined` for anything else. */
export function parseReadings(text: string): HipcallReadings | undefined {
  const chosen = text.split(",").map((part) => part.trim().split("="));
  const known = chosen.every(([name = "", choice = ""]) => isRule(name) && Object.hasOwn(READINGS[name], choice));
  return known ? { ...STRICT_READINGS, ...Object.fromEntries(chosen) } : undefined;
}

/** Every choice of `--hipcall-rules`, for its help: `timeout=5s | 15s`. */
export const READING_CHOICES: readonly string[] = Object.entries(READINGS).map(
  ([rule, choices]) => `${rule}=${Object.keys(choices).join(" | ")}`,
);

/** The choices of how long Hipcall waits: `timeout=5s | 15s`. */
export const TIMEOUT_CHOICES = `timeout=${Object.keys(READINGS.timeout).join(" | ")}`;

/** The headers that a webhook of Hipcall was seen to have; host and length are added to each request. */
export const HIPCALL_HEADERS: readonly HeaderPair[] = [
  ["user-agent", "mint/1.9.0"],
  ["content-type", "application/json"],
  ["accept-encoding", "gzip"],
];

function isRule(name: string): name is keyof typeof READINGS {
  return Object.hasOwn(READINGS, name);
}
