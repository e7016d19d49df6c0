import * as z from "zod/mini";
import { bareNumber, callUuid, digits, plusNumber, text, utcTime, whole, zonelessTime } from "./fields.ts";

// Source: the blog page on webhooks of 2023, which shows one sample for each event. A key is required when the sample
// has it. A value is nullable when the sample, or the sample of a related event, has null.

const call = {
  event_type: z.literal("call_state"),
  uuid: callUuid,
  startstamp: utcTime,
  timestamp: utcTime,
  // The sample has 0. The enum of the old API is 1 inbound, 2 outbound, 3 internal.
  direction: z.literal([0, 1, 2, 3]),
  account_id: whole,
  contact_number: bareNumber,
  number_id: whole,
  number: z.object({ resource_type: z.literal("number"), id: whole, name: text, number: plusNumber }),
  user_id: whole,
};

const created = {
  id: whole,
  created_by_type: text,
  created_by_id: whole,
  account_id: whole,
  created_at: utcTime,
  updated_at: utcTime,
};

const updated = {
  ...created,
  description: z.nullable(text),
  deleted_at: z.nullable(utcTime),
  custom_url: z.nullable(text),
};

const person = {
  first_name: text,
  last_name: text,
  job_title: z.nullable(text),
  company_id: z.nullable(whole),
  user_id: whole,
};

export const callInit2023 = z.object({ ...call, state: z.literal("init") });
export const callHangup2023 = z.object({ ...call, state: z.literal("hangup") });
export const contactCreate2023 = z.object({ ...created, ...person });
export const contactUpdate2023 = z.object({ ...updated, ...person });
export const companyCreate2023 = z.object({ ...created, name: text, user_id: whole });
export const companyUpdate2023 = z.object({ ...updated, name: text, user_id: whole });
export const taskCreate2023 = z.object({
  ...created,
  name: text,
  description: z.nullable(text),
  due_date: z.nullable(zonelessTime),
  assign_to: z.nullable(digits),
  priority: z.nullable(text),
  task_list_id: z.nullable(whole),
});
