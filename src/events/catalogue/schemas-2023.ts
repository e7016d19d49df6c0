import * as z from "zod/mini";
import {
  bareNumber,
  callUuid,
  digits,
  idOrZero,
  microsecondsTime,
  plusNumber,
  recordId,
  text,
  zonelessTime,
} from "./fields.ts";

// Source: the blog page on webhooks of 2023, which shows one sample for each event. A key is required when the sample
// has it. A value is nullable when the sample, or the sample of a related event, has null.

const call = {
  event_type: z.literal("call_state"),
  uuid: callUuid,
  startstamp: microsecondsTime,
  timestamp: microsecondsTime,
  // The sample has 0. The enum of the old API is 1 inbound, 2 outbound, 3 internal.
  direction: z.literal([0, 1, 2, 3]),
  account_id: recordId,
  contact_number: bareNumber,
  number_id: recordId,
  number: z.object({ resource_type: z.literal("number"), id: recordId, name: text, number: plusNumber }),
  user_id: idOrZero,
};

const created = {
  id: recordId,
  created_by_type: text,
  created_by_id: idOrZero,
  account_id: recordId,
  created_at: microsecondsTime,
  updated_at: microsecondsTime,
};

const updated = {
  ...created,
  description: z.nullable(text),
  deleted_at: z.nullable(microsecondsTime),
  custom_url: z.nullable(text),
};

const person = {
  first_name: text,
  last_name: text,
  job_title: z.nullable(text),
  company_id: z.nullable(idOrZero),
  user_id: idOrZero,
};

export const callInit2023 = z.object({ ...call, state: z.literal("init") });
export const callHangup2023 = z.object({ ...call, state: z.literal("hangup") });
export const contactCreate2023 = z.object({ ...created, ...person });
export const contactUpdate2023 = z.object({ ...updated, ...person });
export const companyCreate2023 = z.object({ ...created, name: text, user_id: idOrZero });
export const companyUpdate2023 = z.object({ ...updated, name: text, user_id: idOrZero });
export const taskCreate2023 = z.object({
  ...created,
  name: text,
  description: z.nullable(text),
  due_date: z.nullable(zonelessTime),
  assign_to: z.nullable(digits),
  priority: z.nullable(text),
  task_list_id: z.nullable(idOrZero),
});
