import { type Said, said } from "../../language/said.ts";
import type { CallFacts } from "./call-facts.ts";
import type { CallStep } from "./call-step.ts";
import { callFromTo, callWithOn } from "../payload/call-words.ts";
import { saidDuration } from "../payload/duration-words.ts";
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
export function callSentence(outcome: CallOutcome, { event, format, facts }: CallStep): Said {
  const call = format === "2023" ? callWithOn(facts) : callFromTo(facts);
  return outcome === "open"
    ? said("{call}, whose end is not known (last event: {event})", { call, event })
    : said("{call} {what}", { call, what: ending(outcome, facts) });
}

function ending(outcome: Exclude<CallOutcome, "open">, facts: CallFacts): Said {
  const seconds = lengthSeconds(facts);
  const ended = after(seconds, said("ended"), (duration) => said("ended after {duration}", { duration }));
  switch (outcome) {
    case "answered":
      return joined(answered(facts), ended, hungUp(facts));
    case "missed": {
      const missed = after(seconds, said("missed"), (duration) => said("missed after {duration}", { duration }));
      const isRungOut = facts.hungUpBy === "system";
      return joined(withReason(missed, facts), isRungOut ? said("it rang out") : hungUp(facts));
    }
    case "abandoned":
      return joined(
        withReason(said("missed"), facts),
        after(seconds, said("the caller gave up"), (duration) =>
          said("the caller gave up after {duration}", { duration }),
        ),
      );
    case "voicemail":
      return joined(
        facts.missingReason === OUT_OF_HOURS
          ? said("not answered outside business hours")
          : withReason(said("not answered"), facts),
        after(seconds, said("voicemail left"), (duration) => said("voicemail left after {duration}", { duration })),
      );
    case "out_of_hours":
      return joined(said("missed outside business hours"), ended, hungUp(facts));
    case "callback_requested":
      return joined(said("missed"), said("the caller asked to be called back"), ended);
    case "not_answered":
      return joined(said("not answered"), ended, hungUp(facts));
    case "ended":
      return ended;
  }
}

function answered({ firstTouchSeconds }: CallFacts): Said {
  return after(firstTouchSeconds, said("answered"), (duration) => said("answered after {duration}", { duration }));
}

/** The time from start to end. `call_duration` is 0 for an outbound call that nobody answered, so the times come first. */
function lengthSeconds({ startedAt, endedAt, durationSeconds }: CallFacts): number | null {
  const [startedMs, endedMs] = [utcTimeMs(startedAt), utcTimeMs(endedAt)];
  if (startedMs === undefined || endedMs === undefined || endedMs < startedMs) return durationSeconds;
  return (endedMs - startedMs) / 1000;
}

function hungUp({ direction, hungUpBy }: CallFacts): Said | null {
  switch (hungUpBy) {
    case null:
      return null;
    case "user":
      // Both sides of an internal call are users.
      return direction === "internal" ? said("hung up by a user") : said("hung up by the agent");
    case "contact":
      return said("hung up by the customer");
    case "system":
      return said("hung up by the system");
    default:
      return said("hung up by {who}", { who: hungUpBy });
  }
}

/** Every missed call that was measured has `abandoned`, so only other reasons are shown. */
function withReason(what: Said, { missingReason: reason }: CallFacts): Said {
  return reason === null || reason === "abandoned" ? what : said("{what} ({reason})", { what, reason });
}

function after(seconds: number | null, plain: Said, timed: (duration: Said) => Said): Said {
  return seconds === null ? plain : timed(saidDuration(seconds));
}

function joined(first: Said, ...others: readonly (Said | null)[]): Said {
  let whole = first;
  for (const next of others) if (next !== null) whole = said("{first}, {next}", { first: whole, next });
  return whole;
}
