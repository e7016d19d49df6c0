import * as z from "zod/mini";

// The message of a form check is what `expected` says in an issue.

/** UUID v4, as `uuid` is in both formats (2023 blog sample, 2024 help sample). */
export const callUuid = z.uuidv4("a UUID v4");

/** E.164 with its plus, as the call record help page says of `caller_number` and `callee_number`. */
export const plusNumber = z
  .string()
  .check(z.regex(/^\+[0-9]{3,15}$/, "a phone number with its plus, like +908508850000"));

/** A number as the 2023 samples print `contact_number`: digits, the plus left out. */
export const bareNumber = z.string().check(z.regex(/^\+?[0-9]{3,15}$/, "a phone number in digits, like 905438856301"));

/** ISO 8601 in UTC (`2024-11-17T10:41:00Z`, `2023-04-04T09:59:51.000000Z`); the number of fraction digits is left open. */
export const utcTime = z.iso.datetime("a UTC time, like 2024-11-17T10:41:00Z");

/** The one form without a zone, seen in `due_date` of the 2023 `task::create`. */
export const zonelessTime = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/, "a time without zone, like 2023-04-08 09:00:00"));

/** A record's id as a string of digits, as `assign_to` is printed. */
export const digits = z.string().check(z.regex(/^\d+$/, 'a number in a string, like "3"'));

/** A record's id, or a count of seconds. */
export const whole = z.int();

export const text = z.string();
export const flag = z.boolean();
export const webUrl = z.url({ protocol: /^https?$/, error: "an http or https URL" });
