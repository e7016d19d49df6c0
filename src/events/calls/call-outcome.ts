import type { CallFacts } from "./call-facts.ts";
import type { CallStep } from "./call-step.ts";
import { durationWords } from "../payload/duration-words.ts";
import { utcTimeMs } from "../payload/times.ts";

/**
 * The outcome of a call. `missed`: it rang out, or nobody could answer; `abandoned`: the caller gave up; `voicemail`: not
 * really missed, although `missing_call` is true; `out_of_hours`: missed outside business hours; `callback_requested`:
 * missed, but the caller asked to be called back; `not_answered`: the other side did not answer an outbound or internal
 * call; `ended`: the 2023 format does not say more; `open`: no hangup event arrived.
 */
export type CallOutcome =
  | "answered"
  | "missed"
  | "abandoned"
  | "voicemail"
  | "out_of_hours"
  | "callback_requested"
  | "not_answered"
  | "ended"
  | "open";

/** The outcome of a call by its last step (rules measured on a demo account, September 2026). */
export function callOutcome({ kind, format, facts }: Pick<CallStep, "kind" | "format" | "facts">): CallOutcome {
  if (kind !== "hangup") return "open";
  if (format === "2023") return "ended";
  if (facts.missing === true) {
    if (facts.voicemail) return "voicemail";
    if (facts.missingReason === OUT_OF_HOURS) return "out_of_hours";
    if (facts.missingReason === "callback") return "callback_requested";
    return facts.hungUpBy === "contact" ? "abandoned" : "missed";
  }
  const isAnswered = facts.direction === "internal" ? (facts.answeredAt ?? facts.bridgedAt) : facts.answeredAt;
  return facts.direction !== "inbound" && facts.direction !== null && isAnswered === null ? "not_answered" : "answered";
}

const OUT_OF_HOURS = "out_of_business_hours";

/** The whole call as a sentence. It can contain unsafe characters: use `printable` before a terminal. */
export function callSentence(outcome: CallOutcome, { event, format, facts }: CallStep): string {
  const call = parties(facts, format);
  return outcome === "open"
    ? `${call}, whose end is not known (last event: ${event})`
    : `${call} ${ending(outcome, facts)}`;
}

function parties({ direction, from, to }: CallFacts, format: CallStep["format"]): string {
  const is2023 = format === "2023";
  const first = from && (is2023 ? `with ${from}` : `from ${from}`);
  const second = to && (is2023 ? `on ${to}` : `to ${to}`);
  const parts = [direction, "call", first, second];
  return parts.filter((part) => part !== null).join(" ");
}

function ending(outcome: Exclude<CallOutcome, "open">, facts: CallFacts): string {
  const after = afterWords(lengthSeconds(facts));
  switch (outcome) {
    case "answered":
      return joined([`answered${afterWords(facts.firstTouchSeconds)}`, `ended${after}`, hungUp(facts)]);
    case "missed":
      return joined([`missed${after}${reason(facts)}`, facts.hungUpBy === "system" ? "it rang out" : hungUp(facts)]);
    case "abandoned":
      return joined([`missed${reason(facts)}`, `the caller gave up${after}`]);
    case "voicemail":
      return joined([`not answered${reason(facts)}`, `voicemail left${after}`]);
    case "out_of_hours":
      return joined([`missed${reason(facts)}`, `ended${after}`, hungUp(facts)]);
    case "callback_requested":
      return joined(["missed", "the caller asked to be called back", `ended${after}`]);
    case "not_answered":
      return joined(["not answered", `ended${after}`, hungUp(facts)]);
    case "ended":
      return `ended${after}`;
  }
}

/** The time from start to end. `call_duration` is 0 for an outbound call that nobody answered, so the times come first. */
function lengthSeconds({ startedAt, endedAt, durationSeconds }: CallFacts): number | null {
  const [startedMs, endedMs] = [utcTimeMs(startedAt), utcTimeMs(endedAt)];
  if (startedMs === undefined || endedMs === undefined || endedMs < startedMs) return durationSeconds;
  return (endedMs - startedMs) / 1000;
}

const WHO: ReadonlyMap<string, string> = new Map([
  ["user", "the agent"],
  ["contact", "the customer"],
  ["system", "the system"],
]);

function hungUp({ direction, hungUpBy }: CallFacts): string | null {
  if (hungUpBy === null) return null;
  // Both sides of an internal call are users.
  const who = direction === "internal" && hungUpBy === "user" ? "a user" : WHO.get(hungUpBy);
  return `hung up by ${who ?? hungUpBy}`;
}

/** Every missed call that was measured has `abandoned`, so only other reasons are shown. */
function reason({ missingReason }: CallFacts): string {
  if (missingReason === OUT_OF_HOURS) return " outside business hours";
  return missingReason === null || missingReason === "abandoned" ? "" : ` (${missingReason})`;
}

function afterWords(seconds: number | null): string {
  return seconds === null ? "" : ` after ${durationWords(seconds)}`;
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(", ");
}
