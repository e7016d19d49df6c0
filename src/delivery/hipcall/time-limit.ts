import { type Said, inEnglish, said } from "../../language/said.ts";
import type { DeliveryResult } from "../send/result.ts";

/** How long Hipcall waits for an answer. Between the two times it is not known whether an answer still counts. */
export interface TimeLimit {
  /** An answer within this time counts. */
  readonly inTimeMs: number;
  /** From this time on, no answer counts. Equal to `inTimeMs` where a reading has one limit. */
  readonly tooLateMs: number;
}

export type Lateness = "in_time" | "at_risk" | "too_late";

/** Whether an answer after `durationMs` comes in time for Hipcall. */
export function lateness(durationMs: number, limit: TimeLimit): Lateness {
  if (durationMs <= limit.inTimeMs) return "in_time";
  return durationMs < limit.tooLateMs ? "at_risk" : "too_late";
}

/** The same for the result of a delivery. A timeout before the limit says nothing, so it is in time. */
export function resultLateness(result: DeliveryResult, limit: TimeLimit): Lateness {
  if (result.kind === "answered") return lateness(result.durationMs, limit);
  if (result.kind !== "timed_out" || result.durationMs < limit.inTimeMs) return "in_time";
  return result.durationMs < limit.tooLateMs ? "at_risk" : "too_late";
}

/** `after 15 s`, or `between 5 s and 10 s`: when Hipcall gives up. */
export function givesUpText(limit: TimeLimit): string {
  return inEnglish(givesUp(limit));
}

/** The same, to be told in any language. */
export function givesUp({ inTimeMs, tooLateMs }: TimeLimit): Said {
  return inTimeMs === tooLateMs
    ? said("after {duration}", { duration: saidSeconds(inTimeMs) })
    : said("between {shortest} and {longest}", { shortest: saidSeconds(inTimeMs), longest: saidSeconds(tooLateMs) });
}

export function saidSeconds(ms: number): Said {
  return said("{seconds} s", { seconds: Math.round(ms / 100) / 10 });
}
