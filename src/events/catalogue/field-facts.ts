import type { EventFormat } from "./catalogue.ts";
import { FACTS_2024, OLD_API } from "./field-facts-2024.ts";
import type { FieldFact, Holds } from "./fields.ts";

const BLOG_2023 = "Hipcall blog on webhooks, 2023";

const FROM_BLOG = { known: "documented", source: BLOG_2023 } as const;
const BY_NAME = { known: "inferred", source: `${BLOG_2023}: name and sample` } as const;

/** Fields of the 2023 format by their path below `data`. */
const FACTS_2023: Readonly<Record<string, FieldFact>> = {
  event_type: { holds: "word", meaning: "Always call_state.", ...FROM_BLOG },
  state: { holds: "word", meaning: "init when the call starts, hangup when it ends.", ...FROM_BLOG },
  uuid: { holds: "uuid", meaning: "The id of the call. All events of one call have the same.", ...FROM_BLOG },
  startstamp: { holds: "time", meaning: "When the call started, in UTC.", ...BY_NAME },
  timestamp: { holds: "time", meaning: "When this event happened, in UTC.", ...BY_NAME },
  direction: {
    holds: "word",
    meaning: "Who called whom, as a number: 1 inbound, 2 outbound, 3 internal.",
    pitfall: "The sample has 0, which no page explains.",
    known: "documented",
    source: `${OLD_API}; the sample: ${BLOG_2023}`,
  },
  account_id: { holds: "id", meaning: "The id of the Hipcall account.", ...BY_NAME },
  contact_number: {
    holds: "phone",
    meaning: "The customer's phone number.",
    pitfall: "It has no plus, but number.number has one.",
    ...BY_NAME,
  },
  number_id: { holds: "id", meaning: "The id of the company's phone number in Hipcall.", ...BY_NAME },
  number: { holds: "parts", meaning: "The company's phone number.", ...BY_NAME },
  "number.resource_type": { holds: "word", meaning: "Always number.", ...FROM_BLOG },
  "number.id": { holds: "id", meaning: "The id of the phone number, the same as number_id.", ...BY_NAME },
  "number.name": { holds: "name", meaning: "What the company calls this phone number.", ...BY_NAME },
  "number.number": { holds: "phone", meaning: "The phone number, with its plus (E.164).", ...BY_NAME },
  user_id: {
    holds: "id",
    meaning: "The id of the Hipcall user of the call, or of the owner of the record.",
    pitfall: "0 seems to mean that there is none.",
    ...BY_NAME,
  },
  id: { holds: "id", meaning: "The id of the record in Hipcall.", ...BY_NAME },
  created_by_type: {
    holds: "word",
    meaning: "What kind of record created_by_id is: user in every sample.",
    ...BY_NAME,
  },
  created_by_id: { holds: "id", meaning: "The id of who added the record.", ...BY_NAME },
  created_at: { holds: "time", meaning: "When the record was added, in UTC.", ...BY_NAME },
  updated_at: { holds: "time", meaning: "When the record was last changed, in UTC.", ...BY_NAME },
  description: {
    holds: "text",
    meaning: "A text about the record.",
    nullWhen: "there is none",
    pitfall: "Events about new contacts and companies do not have it.",
    ...BY_NAME,
  },
  deleted_at: {
    holds: "time",
    meaning: "When the record was deleted, in UTC.",
    nullWhen: "it was not deleted",
    pitfall: "There is no event about a deleted record.",
    ...BY_NAME,
  },
  custom_url: {
    holds: "url",
    meaning: "A link to the record in another system.",
    nullWhen: "there is none",
    ...BY_NAME,
  },
  first_name: { holds: "name", meaning: "The first name of the contact.", ...FROM_BLOG },
  last_name: { holds: "name", meaning: "The last name of the contact.", ...FROM_BLOG },
  job_title: { holds: "text", meaning: "The job title of the contact.", nullWhen: "it is not known", ...FROM_BLOG },
  company_id: {
    holds: "id",
    meaning: "The id of the contact's company.",
    nullWhen: "the contact has no company",
    ...BY_NAME,
  },
  name: { holds: "name", meaning: "The name of the company, or of the task.", ...FROM_BLOG },
  due_date: {
    holds: "time",
    meaning: "When the task is due.",
    nullWhen: "it has no date",
    pitfall: "It has no time zone, and another form than the other times.",
    ...BY_NAME,
  },
  assign_to: {
    holds: "id",
    meaning: "The id of the user who has to do the task.",
    nullWhen: "it is nobody's",
    pitfall: 'A number in a string ("3"), where other ids are numbers.',
    ...BY_NAME,
  },
  priority: {
    holds: "word",
    meaning: "How urgent the task is: medium in the sample.",
    nullWhen: "it is not set",
    ...BY_NAME,
  },
  task_list_id: { holds: "id", meaning: "The id of the task's list.", nullWhen: "it is in no list", ...BY_NAME },
};

/** The facts of a format, by the path below `data`. */
export const FIELD_FACTS: Readonly<Record<EventFormat, Readonly<Record<string, FieldFact>>>> = {
  "2023": FACTS_2023,
  "2024": FACTS_2024,
};

/** What holds the other known places in a body, by their path: the envelope, a detail of a step, the requests that want an answer and the answers. */
export const OTHER_PLACES: Readonly<Record<string, Holds>> = {
  event: "word",
  "data.call_flow[].detail.id": "id",
  "data.call_flow[].detail.type": "word",
  "data.call_flow[].detail.hangup_by": "word",
  uuid: "uuid",
  timestamp: "time",
  direction: "word",
  user_id: "id",
  speed_dial_id: "id",
  external_manager_id: "id",
  ...stepsOf("callflow"),
  ...stepsOf("call_flow"),
  version: "word",
  "seq[].action": "word",
  "seq[].args.min_digits": "amount",
  "seq[].args.max_digits": "amount",
};

/** The documented words of fields whose schema allows any text. */
export const OTHER_WORDS: readonly string[] = [
  "number",
  "init",
  "bridge",
  "hangup",
  "bridge_fail",
  "low",
  "medium",
  "high",
  "user",
  "external_manager",
];

function stepsOf(key: string): Record<string, Holds> {
  return {
    [`${key}[].action`]: "word",
    [`${key}[].timestamp`]: "time",
    [`${key}[].detail.id`]: "id",
    [`${key}[].detail.type`]: "word",
    [`${key}[].detail.hangup_by`]: "word",
  };
}

/** What is known about a field in a few sentences. */
export function fieldText(fact: FieldFact): string {
  return `${meaningText(fact)} (${fact.known}: ${fact.source})`;
}

/** The same, without how it is known. */
export function meaningText({ meaning, unit, nullWhen, pitfall }: FieldFact): string {
  const sentences = [
    meaning,
    unit === undefined ? "" : `In ${unit}.`,
    nullWhen === undefined ? "" : `Null: ${nullWhen}.`,
    pitfall ?? "",
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}
