import { ENGLISH, type Language } from "../../language/language.ts";
import type { Envelope } from "../validation/envelope.ts";
import { direction2023 } from "./direction-2023.ts";
import { callFromTo, callWithOn } from "../payload/call-words.ts";
import { durationWords } from "../payload/duration-words.ts";
import { utcTimeMs } from "../payload/times.ts";
import type { JsonObject } from "../payload/values.ts";

const LONGEST_TEXT = 80;

/**
 * One event as a sentence: "inbound call from +90… missed after 46 s, voicemail left". Accepts any payload: missing
 * fields, and fields of another type, are left out. It can contain unsafe characters: use `printable` before a terminal.
 */
export function sentenceOf({ event, data }: Envelope, language: Language = ENGLISH): string {
  const { say } = language;
  switch (event) {
    case "call_init":
    case "call_bridged":
      return happened(call2024(data, language), callOutcomeOf({ event, data }, language), language);
    case "call_hangup":
      return commas(
        happened(call2024(data, language), outcome(data, language), language),
        hungUp(data, language),
        attachments(data, language),
      );
    case "call::init":
    case "call::hangup":
      return happened(call2023(data, language), callOutcomeOf({ event, data }, language), language);
    case "contact_create": {
      const name = text(data["full_name"]);
      return name === undefined ? say("contact without a name added") : say('contact "{name}" added', { name });
    }
    case "contact_number_updated":
      return say("a contact's phone number was added or changed");
    case "task_create":
      return say("a task was added");
    case "contact_center::contact_create": {
      const name = fullName(data);
      const added = name === undefined ? say("contact without a name added") : say('contact "{name}" added', { name });
      return `${added}${position(data)}`;
    }
    case "contact_center::contact_update": {
      const name = fullName(data);
      const changed =
        name === undefined ? say("contact without a name changed") : say('contact "{name}" changed', { name });
      return `${changed}${position(data)}`;
    }
    case "contact_center::company_create": {
      const name = text(data["name"]);
      return name === undefined ? say("company without a name added") : say('company "{name}" added', { name });
    }
    case "contact_center::company_update": {
      const name = text(data["name"]);
      return name === undefined ? say("company without a name changed") : say('company "{name}" changed', { name });
    }
    case "task::create":
      return task(data, language);
    default:
      return say("unknown event {event}", { event: cut(event) });
  }
}

/** What happened in a call, for a short line: "missed after 46 s, voicemail left". `undefined` for what is no call. */
export function callOutcomeOf({ event, data }: Envelope, language: Language = ENGLISH): string | undefined {
  switch (event) {
    case "call_init":
    case "call::init":
      return language.say("started");
    case "call_bridged":
      return connected(data, language);
    case "call_hangup":
      return commas(outcome(data, language), attachments(data, language));
    case "call::hangup":
      return after("ended", lasted(data), language);
    default:
      return undefined;
  }
}

function happened(call: string, what: string | undefined, { say }: Language): string {
  return what === undefined ? call : say("{call} {what}", { call, what });
}

function call2024(data: JsonObject, { tell }: Language): string {
  const [from, to] = [text(data["caller_number"]), text(data["callee_number"])];
  return tell(callFromTo({ direction: text(data["direction"]), from, to }));
}

function call2023(data: JsonObject, { tell }: Language): string {
  const { number: inner } = data;
  const to = typeof inner === "object" && inner !== null && "number" in inner ? text(inner.number) : undefined;
  return tell(callWithOn({ direction: direction2023(data["direction"]), from: text(data["contact_number"]), to }));
}

function connected({ user_id: userId, first_touch_duration: seconds }: JsonObject, language: Language): string {
  const { say } = language;
  const user = typeof userId === "number" ? String(userId) : undefined;
  const duration = typeof seconds === "number" ? durationWords(seconds, language) : undefined;
  if (user === undefined)
    return duration === undefined ? say("connected") : say("connected after {duration}", { duration });
  return duration === undefined
    ? say("connected to user {user}", { user })
    : say("connected to user {user} after {duration}", { user, duration });
}

/** How a call of 2024 ended, and after how long. */
function outcome(data: JsonObject, language: Language): string {
  const seconds = data["call_duration"];
  return after(ending(data), typeof seconds === "number" && seconds > 0 ? seconds : undefined, language);
}

type Ending = "missed" | "missed outside business hours" | "missed, to be called back" | "not answered" | "ended";

const MISSED: ReadonlyMap<unknown, Ending> = new Map([
  ["out_of_business_hours", "missed outside business hours"],
  ["callback", "missed, to be called back"],
]);

function ending(data: JsonObject): Ending {
  if (data["missing_call"] === true) return MISSED.get(data["missing_call_reason"]) ?? "missed";
  const answered = data["direction"] === "internal" ? (data["answered_at"] ?? data["bridged_at"]) : data["answered_at"];
  if ((data["direction"] === "outbound" || data["direction"] === "internal") && answered === null)
    return "not answered";
  return "ended";
}

function after(what: Ending, seconds: number | undefined, language: Language): string {
  const { say } = language;
  const duration = seconds === undefined ? undefined : durationWords(seconds, language);
  switch (what) {
    case "missed":
      return duration === undefined ? say("missed") : say("missed after {duration}", { duration });
    case "missed outside business hours":
      return duration === undefined
        ? say("missed outside business hours")
        : say("missed outside business hours after {duration}", { duration });
    case "missed, to be called back":
      return duration === undefined
        ? say("missed, the caller asked to be called back")
        : say("missed, the caller asked to be called back, after {duration}", { duration });
    case "not answered":
      return duration === undefined ? say("not answered") : say("not answered after {duration}", { duration });
    case "ended":
      return duration === undefined ? say("ended") : say("ended after {duration}", { duration });
  }
}

function hungUp(data: JsonObject, { say }: Language): string | undefined {
  const who = text(data["hangup_by"]);
  switch (who) {
    case undefined:
      return undefined;
    case "contact":
      return say("hung up by contact");
    case "user":
      return say("hung up by user");
    case "system":
      return say("hung up by system");
    default:
      return say("hung up by {who}", { who });
  }
}

/** The voicemail and the recording of the call. */
function attachments(data: JsonObject, { say }: Language): string | undefined {
  const voicemail =
    data["voicemail_id"] !== null && data["voicemail_id"] !== undefined ? say("voicemail left") : undefined;
  const recorded = typeof data["record_url"] === "string" ? say("recorded") : undefined;
  return [voicemail, recorded].filter(Boolean).join(", ") || undefined;
}

/** Seconds. */
function lasted(data: JsonObject): number | undefined {
  const start = utcTimeMs(data["startstamp"]);
  const end = utcTimeMs(data["timestamp"]);
  return start !== undefined && end !== undefined && end >= start ? (end - start) / 1000 : undefined;
}

function task(data: JsonObject, { say }: Language): string {
  const name = text(data["name"]);
  const priority = text(data["priority"]);
  const due = text(data["due_date"]);
  return commas(
    name === undefined ? say("task without a name added") : say('task "{name}" added', { name }),
    priority && say("priority {priority}", { priority }),
    due && say("due {due}", { due }),
  );
}

function position(data: JsonObject): string {
  const title = text(data["job_title"]);
  return title ? ` (${title})` : "";
}

function fullName(data: JsonObject): string | undefined {
  const name = [text(data["first_name"]), text(data["last_name"])].filter(Boolean).join(" ");
  return name === "" ? undefined : name;
}

function commas(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(", ");
}

/** Non-empty text, cut so that a hostile field cannot fill the screen. */
function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? cut(value) : undefined;
}

function cut(value: string): string {
  return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT - 1)}…` : value;
}
