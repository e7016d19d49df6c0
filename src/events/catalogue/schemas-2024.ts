import * as z from "zod/mini";
import {
  type KeyKnowledge,
  calleeNumber,
  callUuid,
  flag,
  plusNumber,
  recordId,
  seconds,
  secondsTime,
  text,
  utcTime,
  webUrl,
  whole,
} from "./fields.ts";

// Sources: the help page on webhooks (the `call_init` sample, key for key), the help page on call records (types and
// enums), measurements on a demo account of 2026 (nulls, outcome values), the old API page (enum members as strings).

/** The call record page lists these nine. */
const calleeType = z.enum([
  "contact",
  "user",
  "greeting",
  "team",
  "voicemail",
  "smart_ivr",
  "speed_dial",
  "external_manager",
  "hangup",
]);

/** One step in `call_flow`. The full list of actions is not known, so any string is accepted. */
const callStep = z.object({
  action: text,
  detail: z.record(z.string(), z.unknown()),
  timestamp: whole,
});

const call = {
  uuid: callUuid,
  direction: z.enum(["inbound", "outbound", "internal"]),
  caller_number: plusNumber,
  caller_type: z.nullable(z.enum(["user", "contact"])),
  caller_id: z.nullable(recordId),
  callee_number: calleeNumber,
  callee_type: calleeType,
  callee_id: z.nullable(recordId),
  number_id: recordId,
  channel_type: text,
  channel_id: recordId,
  user_id: z.nullable(recordId),
  contact_id: z.nullable(recordId),
  started_at: secondsTime,
  answered_at: z.nullable(secondsTime),
  bridged_at: z.nullable(secondsTime),
  ended_at: z.nullable(secondsTime),
  first_touch_duration: z.nullable(seconds),
  call_duration: z.nullable(seconds),
  missing_call: z.nullable(flag),
  missing_call_reason: z.nullable(z.enum(["abandoned", "short_abandoned", "out_of_business_hours", "callback"])),
  hangup_by: z.nullable(z.enum(["user", "contact", "system"])),
  voicemail_id: z.nullable(recordId),
  voicemail_type: z.nullable(z.enum(["user", "account"])),
  voicemail_url: z.nullable(webUrl),
  callback_time: z.nullable(utcTime),
  callback_cdr_uuid: z.nullable(text),
  callback_user_id: z.nullable(recordId),
  credited: z.nullable(flag),
  record_url: z.nullable(webUrl),
  call_flow: z.array(callStep),
  // In the sample of 2024, but not in the capture of 2026.
  related_id: z.optional(z.nullable(recordId)),
  related_type: z.optional(z.nullable(text)),
  // In the capture of 2026, but not in the sample of 2024.
  company_id: z.optional(z.nullable(recordId)),
  team_touch_at: z.optional(z.nullable(utcTime)),
  // Only in the shortened sample of one guide.
  callee_extension_id: z.optional(z.nullable(recordId)),
};

const OBSERVED: ReadonlySet<string> = new Set(["company_id", "credited"]);
/** The samples have null or no such key. The types are those of Hipcall's Python library. */
const INFERRED: ReadonlySet<string> = new Set([
  "callback_time",
  "callback_cdr_uuid",
  "callback_user_id",
  "related_id",
  "related_type",
  "team_touch_at",
]);

/** How each key of `call_init` and `call_hangup` is known. */
export const callKeys2024 = knowledgeOf((key) =>
  INFERRED.has(key) ? "inferred" : OBSERVED.has(key) ? "observed" : "documented",
);

/** No body of `call_bridged` is published, and of its keys only these were noted. The others are those of a call. */
const NOTED: ReadonlySet<string> = new Set(["uuid", "direction", "caller_number", "callee_number", "call_duration"]);
export const callBridgedKeys2024 = knowledgeOf((key) => (NOTED.has(key) ? "observed" : "inferred"));

function knowledgeOf(how: (key: string) => KeyKnowledge): Readonly<Record<string, KeyKnowledge>> {
  return Object.fromEntries(Object.keys(call).map((key) => [key, how(key)]));
}

export const callInit2024 = z.object(call);
export const callBridged2024 = z.object(call);
/** A hangup event says how the call ended, so these fields are never null. */
export const callHangup2024 = z.object({
  ...call,
  ended_at: secondsTime,
  call_duration: seconds,
  missing_call: flag,
  hangup_by: z.enum(["user", "contact", "system"]),
});

/** Five keys were observed. There can be more. */
export const contactCreate2024 = z.object({
  id: recordId,
  first_name: z.nullable(text),
  last_name: z.nullable(text),
  full_name: z.nullable(text),
  job_title: z.nullable(text),
});

export const contactCreateKeys2024: Readonly<Record<string, KeyKnowledge>> = {
  id: "observed",
  first_name: "observed",
  last_name: "observed",
  full_name: "observed",
  job_title: "observed",
};

/** The body was never observed, so any object is accepted. */
export const unseenBody2024 = z.object({});
