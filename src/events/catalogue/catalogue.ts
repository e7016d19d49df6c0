import type * as z from "zod/mini";
import type { KeyKnowledge } from "./fields.ts";
import * as v2023 from "./schemas-2023.ts";
import * as v2024 from "./schemas-2024.ts";

/** `documented`: a published sample or page shows the body. `observed`: measured, not published. `partial`: only some fields or the name are known. */
type Knowledge = "documented" | "observed" | "partial";
export type EventFormat = "2023" | "2024";

/** What is known about one event. A new event needs one entry here and one file in `samples/`. */
export interface CatalogueEntry {
  readonly name: string;
  readonly format: EventFormat;
  readonly firesWhen: string;
  readonly known: Knowledge;
  /** Where the body's shape comes from. */
  readonly source: string;
  /** Whether Hipcall published the values of the sample. */
  readonly sampleFrom: "published" | "fictional";
  /** Schema of `data`: the documented fields. */
  readonly schema: z.ZodMiniObject;
  /** For each key of the schema, how the key and the type of its value are known. */
  readonly keys: Readonly<Record<string, KeyKnowledge>>;
}

const BLOG_2023 = "Hipcall blog on webhooks, 2023";
const HELP_2024 = "Hipcall help page on webhooks, sample of 2024-11-17";
const MEASURED_2026 = "measured on a Hipcall demo account, September 2026";

type Row = readonly [name: string, firesWhen: string, schema: z.ZodMiniObject];

const rows2023: readonly Row[] = [
  ["call::init", "a call starts", v2023.callInit2023],
  ["call::hangup", "a call ends", v2023.callHangup2023],
  ["contact_center::contact_create", "a contact is added", v2023.contactCreate2023],
  ["contact_center::contact_update", "a contact is changed", v2023.contactUpdate2023],
  ["contact_center::company_create", "a company is added", v2023.companyCreate2023],
  ["contact_center::company_update", "a company is changed", v2023.companyUpdate2023],
  ["task::create", "a task is added", v2023.taskCreate2023],
];

/** All known events, the 2023 format first. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  ...rows2023.map(([name, firesWhen, schema]): CatalogueEntry => ({
    name,
    firesWhen,
    schema,
    format: "2023",
    known: "documented",
    source: BLOG_2023,
    sampleFrom: "published",
    keys: Object.fromEntries(Object.keys(schema.shape).map((key) => [key, "documented"])),
  })),
  {
    name: "call_init",
    format: "2024",
    firesWhen: "a call starts, in either direction",
    known: "documented",
    source: HELP_2024,
    sampleFrom: "fictional",
    schema: v2024.callInit2024,
    keys: v2024.callKeys2024,
  },
  {
    name: "call_bridged",
    format: "2024",
    firesWhen: "an agent, or a line, is connected to the call",
    known: "observed",
    source: MEASURED_2026,
    sampleFrom: "fictional",
    schema: v2024.callBridged2024,
    keys: v2024.callBridgedKeys2024,
  },
  {
    name: "call_hangup",
    format: "2024",
    firesWhen: "a call ends",
    known: "documented",
    source: HELP_2024,
    sampleFrom: "fictional",
    schema: v2024.callHangup2024,
    keys: v2024.callKeys2024,
  },
  {
    name: "contact_create",
    format: "2024",
    firesWhen: "a contact is added in the panel",
    known: "partial",
    source: `${MEASURED_2026}: five fields of the body`,
    sampleFrom: "fictional",
    schema: v2024.contactCreate2024,
    keys: v2024.contactCreateKeys2024,
  },
  {
    name: "contact_number_updated",
    format: "2024",
    firesWhen: "a contact's phone number is added or changed",
    known: "partial",
    source: `${MEASURED_2026}: the name only`,
    sampleFrom: "fictional",
    schema: v2024.unseenBody2024,
    keys: {},
  },
  {
    name: "task_create",
    format: "2024",
    firesWhen: "a task is added in the panel",
    known: "partial",
    source: `${MEASURED_2026}: the name only`,
    sampleFrom: "fictional",
    schema: v2024.unseenBody2024,
    keys: {},
  },
];

const byName = new Map(CATALOGUE.map((entry) => [entry.name, entry]));

/** The entry of an event; `undefined` for an unknown event. */
export function findEvent(name: string): CatalogueEntry | undefined {
  return byName.get(name);
}

/** Every event name, in catalogue order. */
export const EVENT_NAMES: readonly string[] = CATALOGUE.map((entry) => entry.name);

/** A guide of Hipcall that prints a body with a few of its keys. */
export interface Guide {
  readonly event: string;
  readonly title: string;
  /** The keys of `data` in the body that the guide prints. */
  readonly keys: readonly string[];
}

export const GUIDES: readonly Guide[] = [
  {
    event: "call_hangup",
    title: "Store Call Records and Recordings in Your Own System Using Webhooks",
    keys: [
      "uuid",
      "caller_number",
      "callee_number",
      "direction",
      "call_duration",
      "started_at",
      "ended_at",
      "hangup_by",
      "record_url",
    ],
  },
  {
    event: "call_init",
    title: "Show Caller Name, Company, and Balance on the Insight Card",
    keys: ["uuid", "direction", "caller_number", "callee_number", "callee_extension_id"],
  },
];
