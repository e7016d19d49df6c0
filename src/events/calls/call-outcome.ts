import type { CallFacts } from "./call-facts.ts";
import type { CallStep } from "./call-step.ts";
import { durationWords } from "../payload/duration-words.ts";
import { utcTimeMs } from "../payload/times.ts";

/**
 * How a call went. `missed`: it rang out, or nobody could take it; `abandoned`: the caller gave up; `voicemail`: not
 * really missed, although `missing_call` is true; `not_answered`: an outbound call that the customer did not take;
 * `ended`: the format of 2023 does not say more; `open`: no hangup came.
 */
export type CallOutcome = "answered" | "missed" | "abandoned" | "voicemail" | "not_answered" | "ended" | "open";

/** How a call went, judged by its last step (rules measured on a demo account, September 2026). */
export function callOutcome({ kind, format, facts }: Pick<CallStep, "kind" | "format" | "facts">): CallOutcome {
  if (kind !== "hangup") return "open";
  if (format === "2023") return "ended";
  if (facts.missing === true) {
    if (facts.voicemail) return "voicemail";
    return facts.hungUpBy === "contact" ? "abandoned" : "missed";
  }
  return facts.direction === "outbound" && facts.answeredAt === null ? "not_answered" : "answered";
}

/** A whole call in plain words. Not yet made safe for a terminal. */
export function callSentence(outcome: CallOutcome, { event, format, facts }: CallStep): string {
  return `${parties(facts, format)} ${ending(outcome, facts, event)}`;
}

function parties({ direction, from, to }: CallFacts, format: CallStep["format"]): string {
  const is2023 = format === "2023";
  const first = from && (is2023 ? `with ${from}` : `from ${from}`);
  const second = to && (is2023 ? `on ${to}` : `to ${to}`);
  const parts = [direction, "call", first, second];
  return parts.filter((part) => part !== null).join(" ");
}

function ending(outcome: CallOutcome, facts: CallFacts, event: string): string {
  const after = afterWords(lengthSeconds(facts));
  switch (outcome) {
    case "answered":
      return joined([`answered${afterWords(facts.firstTouchSeconds)}`, `ended${after}`, hungUp(facts)]);
    case "missed":
      return joined([`missed${after}${reason(facts)}`, facts.hungUpBy === "system" ? "it rang out" : hungUp(facts)]);
    case "abandoned":
      return joined([`missed${reason(facts)}`, `the caller gave up${after}`]);
    case "voicemail":
      return joined(["not answered", `voicemail left${after}`]);
    case "not_answered":
      return joined(["not answered", `ended${after}`, hungUp(facts)]);
    case "ended":
      return `ended${after}`;
    case "open":
      return `has not ended (${event} came last)`;
  }
}

/** From start to end; `call_duration` is 0 on an outbound call that was not answered, so the times say more. */
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

function hungUp({ hungUpBy }: CallFacts): string | null {
  return hungUpBy === null ? null : `hung up by ${WHO.get(hungUpBy) ?? hungUpBy}`;
}

/** `abandoned` was seen for every missed call, so only another reason says something. */
function reason({ missingReason }: CallFacts): string {
  return missingReason === null || missingReason === "abandoned" ? "" : ` (${missingReason})`;
}

function afterWords(seconds: number | null): string {
  return seconds === null ? "" : ` after ${durationWords(seconds)}`;
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(", ");
}
