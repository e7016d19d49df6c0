import * as z from "zod/mini";
import type { Text } from "../../language/said.ts";

/** `documented`: a page of Hipcall has the key. `observed`: measured. `inferred`: by other events, or by the code of a client library. */
export type KeyKnowledge = "documented" | "observed" | "inferred";

/**
 * What a value is. Of the first five kinds, `captures scrub` keeps a value that has the form of its kind: a record's id, a
 * uuid, a time, a number of seconds or digits, a word that Hipcall uses. `parts`: an object or a list, of which each part counts.
 * Everything else is about a person, and is replaced.
 */
export type Holds = "id" | "uuid" | "time" | "amount" | "word" | "parts" | "phone" | "name" | "text" | "url";

/** What is known about a field of `data`. `events explain`, the full screen and the types in TypeScript show all of it; the JSON Schema and other types leave the source out. */
export interface FieldFact {
  readonly holds: Holds;
  readonly meaning: string;
  readonly unit?: string;
  /** When the value is null. Without it, no null was observed. */
  readonly nullWhen?: string;
  /** What readers often get wrong. */
  readonly pitfall?: string;
  /** How the meaning is known: from a page of Hipcall, from a measurement, or only by the name and the samples. */
  readonly known: "documented" | "observed" | "inferred";
  readonly source: string;
}

/** The message of each check, which becomes `expected` in an issue. */
export const FORMS = {
  callUuid: "a UUID v4",
  plusNumber: "a phone number that starts with +, like +908508850000",
  bareNumber: "a phone number in digits, like 905438856301",
  secondsTime: "a UTC time in whole seconds, like 2024-11-17T10:41:00Z",
  microsecondsTime: "a UTC time with six digits of a second, like 2023-04-04T09:59:51.000000Z",
  utcTime: "a UTC time, like 2024-11-17T10:41:00Z",
  zonelessTime: "a time without a time zone, like 2023-04-08 09:00:00",
  digits: 'a number in a string, like "3"',
  recordId: "an id, a whole number from 1 on",
  idOrZero: "an id, or 0 for none",
  seconds: "a number of seconds from 0 on",
  webUrl: "an http or https URL",
} as const satisfies Readonly<Record<string, Text>>;

/** UUID v4, as `uuid` is in both formats (2023 blog sample, 2024 help sample). */
export const callUuid = z.uuidv4(FORMS.callUuid);

/** E.164 with its plus: the call record help page says this of `caller_number` and `callee_number`. */
export const plusNumber = z.string().check(z.regex(/^\+[0-9]{3,15}$/, FORMS.plusNumber));

/** `callee_number`: one published sample has no plus (905438856301). */
export const calleeNumber = z.string().check(z.regex(/^(\+[0-9]{3,15}|[1-9][0-9]{10,14})$/, FORMS.plusNumber));

/** A phone number without its plus: the 2023 samples print `contact_number` this way. */
export const bareNumber = z.string().check(z.regex(/^\+?[0-9]{3,15}$/, FORMS.bareNumber));

/** ISO 8601 in UTC, as every time of the 2024 format is. */
export const secondsTime = z.iso.datetime({ precision: 0, error: FORMS.secondsTime });

/** ISO 8601 in UTC, as every time of the 2023 format is. */
export const microsecondsTime = z.iso.datetime({ precision: 6, error: FORMS.microsecondsTime });

/** ISO 8601 in UTC with any number of fraction digits, for fields of which no value was seen. */
export const utcTime = z.iso.datetime(FORMS.utcTime);

/** A time without a zone: `due_date` of the 2023 `task::create` has this form. */
export const zonelessTime = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/, FORMS.zonelessTime));

/** A record's id as a string of digits, like `assign_to`. */
export const digits = z.string().check(z.regex(/^\d+$/, FORMS.digits));

/** A record's id. */
export const recordId = z.int().check(z.gte(1, FORMS.recordId));

/** A record's id in the 2023 format, where 0 stands for none. */
export const idOrZero = z.int().check(z.gte(0, FORMS.idOrZero));

/** A number of seconds. */
export const seconds = z.int().check(z.gte(0, FORMS.seconds));

/** Any whole number. */
export const whole = z.int();

export const text = z.string();
export const flag = z.boolean();
export const webUrl = z.url({ protocol: /^https?$/, error: FORMS.webUrl });
