import * as z from "zod/mini";
import { callUuid, flag, plusNumber, text, utcTime, webUrl, whole } from "./fields.ts";

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
  caller_id: z.nullable(whole),
  callee_number: plusNumber,
  callee_type: calleeType,
  callee_id: z.nullable(whole),
  number_id: whole,
  channel_type: text,
  channel_id: whole,
  user_id: z.nullable(whole),
  contact_id: z.nullable(whole),
  started_at: utcTime,
  answered_at: z.nullable(utcTime),
  bridged_at: z.nullable(utcTime),
  ended_at: z.nullable(utcTime),
  first_touch_duration: z.nullable(whole),
  call_duration: z.nullable(whole),
  missing_call: z.nullable(flag),
  missing_call_reason: z.nullable(z.enum(["abandoned", "short_abandoned", "out_of_business_hours", "callback"])),
  hangup_by: z.nullable(z.enum(["user", "contact", "system"])),
  voicemail_id: z.nullable(whole),
  voicemail_type: z.nullable(z.enum(["user", "account"])),
  voicemail_url: z.nullable(webUrl),
  callback_time: z.nullable(utcTime),
  callback_cdr_uuid: z.nullable(text),
  callback_user_id: z.nullable(whole),
  credited: z.nullable(flag),
  record_url: z.nullable(webUrl),
  call_flow: z.array(callStep),
  // In the sample of 2024, but not in the capture of 2026.
  related_id: z.optional(z.nullable(whole)),
  related_type: z.optional(z.nullable(text)),
  // In the capture of 2026, but not in the sample of 2024.
  company_id: z.optional(z.nullable(whole)),
  team_touch_at: z.optional(z.nullable(utcTime)),
  // Only in the shortened sample of one guide.
  callee_extension_id: z.optional(z.nullable(whole)),
};

export const callInit2024 = z.object(call);
export const callBridged2024 = z.object(call);
/** A hangup event says how the call ended, so these fields are never null. */
export const callHangup2024 = z.object({
  ...call,
  ended_at: utcTime,
  call_duration: whole,
  missing_call: flag,
  hangup_by: z.enum(["user", "contact", "system"]),
});

/** Five keys were observed. There can be more. */
export const contactCreate2024 = z.object({
  id: whole,
  first_name: z.nullable(text),
  last_name: z.nullable(text),
  full_name: z.nullable(text),
  job_title: z.nullable(text),
});

/** The body was never observed, so any object is accepted. */
export const unseenBody2024 = z.object({});
