import type { Envelope } from "../validation/envelope.ts";
import { direction2023 } from "./direction-2023.ts";
import { durationWords } from "../payload/duration-words.ts";
import { utcTimeMs } from "../payload/times.ts";
import type { JsonObject } from "../payload/values.ts";

const LONGEST_TEXT = 80;

/**
 * One event as a sentence: "inbound call from +90… missed after 46 s, voicemail left". Accepts any payload: missing
 * fields, and fields of another type, are left out. It can contain unsafe characters: use `printable` before a terminal.
 */
export function sentenceOf({ event, data }: Envelope): string {
  switch (event) {
    case "call_init":
    case "call_bridged":
      return spaced(call2024(data), callOutcomeOf({ event, data }));
    case "call_hangup":
      return commas(spaced(call2024(data), outcome(data), ended(data)), hungUp(data), attachments(data));
    case "call::init":
    case "call::hangup":
      return spaced(call2023(data), callOutcomeOf({ event, data }));
    case "contact_create":
      return `contact ${named(data, "full_name")} added`;
    case "contact_number_updated":
      return "a contact's phone number was added or changed";
    case "task_create":
      return "a task was added";
    case "contact_center::contact_create":
      return `contact ${fullName(data)} added${position(data)}`;
    case "contact_center::contact_update":
      return `contact ${fullName(data)} changed${position(data)}`;
    case "contact_center::company_create":
      return `company ${named(data, "name")} added`;
    case "contact_center::company_update":
      return `company ${named(data, "name")} changed`;
    case "task::create":
      return commas(
        `task ${named(data, "name")} added`,
        labelled("priority", data["priority"]),
        labelled("due", data["due_date"]),
      );
    default:
      return `unknown event ${cut(event)}`;
  }
}

/** What happened in a call, for a short line: "missed after 46 s, voicemail left". `undefined` for what is no call. */
export function callOutcomeOf({ event, data }: Envelope): string | undefined {
  switch (event) {
    case "call_init":
    case "call::init":
      return "started";
    case "call_bridged":
      return spaced("connected", by("to user", data["user_id"]), after(data["first_touch_duration"]));
    case "call_hangup":
      return commas(spaced(outcome(data), ended(data)), attachments(data));
    case "call::hangup":
      return spaced("ended", lasted(data));
    default:
      return undefined;
  }
}

function call2024(data: JsonObject): string {
  return spaced(text(data["direction"]), "call", from(data["caller_number"]), to(data["callee_number"]));
}

function call2023(data: JsonObject): string {
  const line = data["number"];
  const number = typeof line === "object" && line !== null && "number" in line ? text(line.number) : undefined;
  const contact = text(data["contact_number"]);
  return spaced(direction2023(data["direction"]), "call", contact && `with ${contact}`, number && `on ${number}`);
}

const MISSED: ReadonlyMap<unknown, string> = new Map([
  ["out_of_business_hours", "missed outside business hours"],
  ["callback", "missed, the caller asked to be called back,"],
]);

function outcome(data: JsonObject): string {
  if (data["missing_call"] === true) return MISSED.get(data["missing_call_reason"]) ?? "missed";
  const answered = data["direction"] === "internal" ? (data["answered_at"] ?? data["bridged_at"]) : data["answered_at"];
  if ((data["direction"] === "outbound" || data["direction"] === "internal") && answered === null)
    return "not answered";
  return "ended";
}

function ended(data: JsonObject): string | undefined {
  const seconds = data["call_duration"];
  return typeof seconds === "number" && seconds > 0 ? `after ${durationWords(seconds)}` : undefined;
}

function hungUp(data: JsonObject): string | undefined {
  const who = text(data["hangup_by"]);
  return who && `hung up by ${who}`;
}

/** The voicemail and the recording of the call. */
function attachments(data: JsonObject): string | undefined {
  const voicemail = data["voicemail_id"] !== null && data["voicemail_id"] !== undefined ? "voicemail left" : undefined;
  const recorded = typeof data["record_url"] === "string" ? "recorded" : undefined;
  return [voicemail, recorded].filter(Boolean).join(", ") || undefined;
}

function lasted(data: JsonObject): string | undefined {
  const start = utcTimeMs(data["startstamp"]);
  const end = utcTimeMs(data["timestamp"]);
  return start !== undefined && end !== undefined && end >= start
    ? `after ${durationWords((end - start) / 1000)}`
    : undefined;
}

function after(seconds: unknown): string | undefined {
  return typeof seconds === "number" ? `after ${durationWords(seconds)}` : undefined;
}

function position(data: JsonObject): string {
  const title = text(data["job_title"]);
  return title ? ` (${title})` : "";
}

function fullName(data: JsonObject): string {
  const name = [text(data["first_name"]), text(data["last_name"])].filter(Boolean).join(" ");
  return name === "" ? "without a name" : `"${name}"`;
}

function named(data: JsonObject, key: string): string {
  const name = text(data[key]);
  return name ? `"${name}"` : "without a name";
}

function labelled(label: string, value: unknown): string | undefined {
  const shown = text(value);
  return shown === undefined ? undefined : `${label} ${shown}`;
}

function by(label: string, value: unknown): string | undefined {
  return typeof value === "number" ? `${label} ${value}` : undefined;
}

function from(value: unknown): string | undefined {
  const number = text(value);
  return number && `from ${number}`;
}

function to(value: unknown): string | undefined {
  const number = text(value);
  return number && `to ${number}`;
}

function spaced(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(" ");
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
