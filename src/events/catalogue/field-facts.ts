import type { EventFormat } from "./catalogue.ts";

/** What is known about a field of `data`. `events explain`, the JSON Schema and the full screen show the same text. */
export interface FieldFact {
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

const WEBHOOKS_PAGE = "Hipcall help page on webhooks";
const RECORDS_PAGE = "Hipcall help page on call records";
const MEASURED = "measured on a Hipcall demo account, September 2026";
const OLD_API = "Hipcall API pages of 2021";
const SDK = "Hipcall's Python library";
const BLOG_2023 = "Hipcall blog on webhooks, 2023";
const SAMPLES_ONLY = "the published samples";

const BEFORE_END = "before the call ends";

/** Fields of the 2024 format by their path below `data`; `[]` stands for any item of a list. */
const FACTS_2024: Readonly<Record<string, FieldFact>> = {
  uuid: {
    meaning: "The id of the call. All events of one call have the same.",
    pitfall:
      "It is no id of the delivery: call_init and call_hangup of one call share it, so a key for duplicates needs the event name too.",
    known: "documented",
    source: RECORDS_PAGE,
  },
  direction: {
    meaning: "Who called whom, as seen from the company.",
    pitfall: "The customer's number is caller_number for inbound calls, and callee_number for outbound calls.",
    known: "documented",
    source: RECORDS_PAGE,
  },
  caller_number: {
    meaning: "The phone number that calls, with its plus (E.164).",
    pitfall: "The customer's number only for inbound calls; for outbound calls it is the company's own.",
    known: "documented",
    source: RECORDS_PAGE,
  },
  caller_type: {
    meaning: "What kind of record caller_id is: user for outbound calls, contact for inbound calls.",
    nullWhen: "in call_init",
    pitfall: "Hipcall says that more kinds may be added.",
    known: "documented",
    source: RECORDS_PAGE,
  },
  caller_id: {
    meaning: "The id of the caller's record: of the user for outbound calls.",
    nullWhen: "the caller is not known, as for an inbound call from an unknown number",
    known: "documented",
    source: RECORDS_PAGE,
  },
  callee_number: {
    meaning: "The phone number that is called, with its plus (E.164).",
    pitfall: "Short numbers have a plus too (+4440333), and one published sample has none.",
    known: "documented",
    source: RECORDS_PAGE,
  },
  callee_type: {
    meaning: "What the call reaches: a person, or a part of the phone system (greeting is an IVR, team a queue).",
    known: "documented",
    source: RECORDS_PAGE,
  },
  callee_id: {
    meaning: "The id of the record that callee_type names.",
    nullWhen: "callee_type is contact or hangup and there is no record",
    known: "documented",
    source: RECORDS_PAGE,
  },
  number_id: {
    meaning: "The id of the company's phone number in Hipcall.",
    known: "documented",
    source: RECORDS_PAGE,
  },
  channel_type: {
    meaning: "How the call comes: number in every sample; a web widget was announced.",
    known: "documented",
    source: OLD_API,
  },
  channel_id: {
    meaning: "The id of the channel: that of the phone number while channel_type is number.",
    known: "documented",
    source: OLD_API,
  },
  user_id: {
    meaning: "The id of the Hipcall user of the call.",
    nullWhen: "no user is known yet, or no user took the call",
    pitfall: "It can be set in call_init already, so it does not say that the user answered.",
    known: "documented",
    source: RECORDS_PAGE,
  },
  contact_id: {
    meaning: "The id of the contact in Hipcall.",
    nullWhen: "the number belongs to no contact",
    known: "observed",
    source: MEASURED,
  },
  company_id: {
    meaning: "The id of the contact's company in Hipcall.",
    nullWhen: "the contact has no company, or is not known",
    pitfall: "Missing in the sample of 2024.",
    known: "observed",
    source: MEASURED,
  },
  related_id: {
    meaning: "The id of a record that the call is related to.",
    nullWhen: "in every sample",
    pitfall: "Missing since 2026.",
    known: "inferred",
    source: SAMPLES_ONLY,
  },
  related_type: {
    meaning: "What kind of record related_id is.",
    nullWhen: "in every sample",
    pitfall: "Missing since 2026.",
    known: "inferred",
    source: SAMPLES_ONLY,
  },
  callee_extension_id: {
    meaning: "The id of the extension that is called.",
    pitfall: "Only in the shortened sample of one guide.",
    known: "inferred",
    source: "Hipcall guide on the insight card",
  },
  started_at: { meaning: "When the call started, in UTC.", known: "documented", source: WEBHOOKS_PAGE },
  answered_at: {
    meaning: "Inbound: when the phone system picked up. Outbound: when the customer answered. In UTC.",
    nullWhen: "nobody has answered yet, and for outbound calls that are not answered",
    pitfall: "Set for missed inbound calls too: bridged_at says whether an agent talked to the caller.",
    known: "observed",
    source: MEASURED,
  },
  bridged_at: {
    meaning: "Inbound: when agent and caller were connected. Outbound: when the agent's line was connected. In UTC.",
    nullWhen: "nobody is connected yet, and for every missed inbound call",
    pitfall: "Set for outbound calls that the customer never answered.",
    known: "observed",
    source: MEASURED,
  },
  ended_at: {
    meaning: "When the call ended, in UTC.",
    nullWhen: BEFORE_END,
    known: "documented",
    source: WEBHOOKS_PAGE,
  },
  team_touch_at: {
    meaning: "A time of the team, in UTC; nothing more is known.",
    nullWhen: "in every sample",
    pitfall: "Missing in the sample of 2024.",
    known: "inferred",
    source: SAMPLES_ONLY,
  },
  first_touch_duration: {
    meaning: "How long it took from the start until somebody was connected: bridged_at minus started_at.",
    unit: "seconds",
    nullWhen: "in call_init",
    known: "observed",
    source: MEASURED,
  },
  call_duration: {
    meaning: "The length of the call from its start to its end: ringing and announcements count.",
    unit: "seconds",
    nullWhen: BEFORE_END,
    pitfall: "It is not the time of talking. 0 for an outbound call that was not answered.",
    known: "observed",
    source: MEASURED,
  },
  missing_call: {
    meaning: "Whether an inbound call was missed.",
    nullWhen: "in call_init",
    pitfall:
      "Also true when a voicemail was left: really missed means true and voicemail_id null. Always false for outbound calls.",
    known: "observed",
    source: MEASURED,
  },
  missing_call_reason: {
    meaning: "Why the call was missed.",
    nullWhen: "the call was not missed",
    pitfall: "Only abandoned was observed, also for calls that rang out and for voicemails.",
    known: "observed",
    source: `${MEASURED}; the other values: ${OLD_API}`,
  },
  hangup_by: {
    meaning: "Who ended the call.",
    nullWhen: BEFORE_END,
    known: "documented",
    source: `${OLD_API}, ${WEBHOOKS_PAGE}`,
  },
  voicemail_id: {
    meaning: "The id of the voicemail, or of its user: voicemail_type says which.",
    nullWhen: "no voicemail was left",
    known: "documented",
    source: OLD_API,
  },
  voicemail_type: {
    meaning: "What voicemail_id is: user means the id of the user, account the id of the voicemail.",
    nullWhen: "no voicemail was left",
    known: "documented",
    source: OLD_API,
  },
  voicemail_url: {
    meaning: "Where the voicemail can be downloaded.",
    nullWhen: "no voicemail was left",
    known: "observed",
    source: MEASURED,
  },
  callback_time: {
    meaning: "When the caller wants to be called back, in UTC.",
    nullWhen: "in every sample",
    known: "inferred",
    source: SDK,
  },
  callback_cdr_uuid: {
    meaning: "The uuid of the call that called back.",
    nullWhen: "in every sample",
    known: "inferred",
    source: SDK,
  },
  callback_user_id: {
    meaning: "The id of the user who called back.",
    nullWhen: "in every sample",
    known: "inferred",
    source: SDK,
  },
  credited: {
    meaning: "Its meaning is not known; false when a call ends.",
    nullWhen: "in call_init",
    known: "observed",
    source: MEASURED,
  },
  record_url: {
    meaning: "Where the recording can be downloaded.",
    nullWhen: "before the call ends, and when there is no recording",
    pitfall: "The URL expires (X-Amz-Expires says when), and the file can appear some seconds after the event.",
    known: "observed",
    source: MEASURED,
  },
  call_flow: {
    meaning: "The steps of the call.",
    pitfall: "The newest step is the first.",
    known: "documented",
    source: WEBHOOKS_PAGE,
  },
  "call_flow[].action": {
    meaning: "What happened: init, bridge and hangup are known; the full list is not.",
    known: "documented",
    source: WEBHOOKS_PAGE,
  },
  "call_flow[].detail": {
    meaning: "Details of the step: id and type for init and bridge, hangup_by for hangup.",
    known: "documented",
    source: WEBHOOKS_PAGE,
  },
  "call_flow[].timestamp": {
    meaning: "When it happened, in Unix time.",
    unit: "seconds",
    pitfall: "Not milliseconds. The bridge step can be some seconds before bridged_at.",
    known: "documented",
    source: WEBHOOKS_PAGE,
  },
  id: { meaning: "The id of the contact in Hipcall.", known: "observed", source: MEASURED },
  first_name: {
    meaning: "The first name of the contact.",
    nullWhen: "it is not known",
    known: "observed",
    source: MEASURED,
  },
  last_name: {
    meaning: "The last name of the contact.",
    nullWhen: "it is not known",
    known: "observed",
    source: MEASURED,
  },
  full_name: {
    meaning: "First and last name in one.",
    nullWhen: "it is not known",
    known: "observed",
    source: MEASURED,
  },
  job_title: {
    meaning: "The job title of the contact.",
    nullWhen: "it is not known",
    known: "observed",
    source: MEASURED,
  },
};

const FROM_BLOG = { known: "documented", source: BLOG_2023 } as const;
const BY_NAME = { known: "inferred", source: `${BLOG_2023}: name and sample` } as const;

/** Fields of the 2023 format by their path below `data`. */
const FACTS_2023: Readonly<Record<string, FieldFact>> = {
  event_type: { meaning: "Always call_state.", ...FROM_BLOG },
  state: { meaning: "init when the call starts, hangup when it ends.", ...FROM_BLOG },
  uuid: { meaning: "The id of the call. All events of one call have the same.", ...FROM_BLOG },
  startstamp: { meaning: "When the call started, in UTC.", ...BY_NAME },
  timestamp: { meaning: "When this event happened, in UTC.", ...BY_NAME },
  direction: {
    meaning: "Who called whom, as a number: 1 inbound, 2 outbound, 3 internal.",
    pitfall: "The sample has 0, which no page explains.",
    known: "documented",
    source: `${OLD_API}; the sample: ${BLOG_2023}`,
  },
  account_id: { meaning: "The id of the Hipcall account.", ...BY_NAME },
  contact_number: {
    meaning: "The customer's phone number.",
    pitfall: "It has no plus, but number.number has one.",
    ...BY_NAME,
  },
  number_id: { meaning: "The id of the company's phone number in Hipcall.", ...BY_NAME },
  number: { meaning: "The company's phone number.", ...BY_NAME },
  "number.resource_type": { meaning: "Always number.", ...FROM_BLOG },
  "number.id": { meaning: "The id of the phone number, the same as number_id.", ...BY_NAME },
  "number.name": { meaning: "What the company calls this phone number.", ...BY_NAME },
  "number.number": { meaning: "The phone number, with its plus (E.164).", ...BY_NAME },
  user_id: {
    meaning: "The id of the Hipcall user of the call, or of the owner of the record.",
    pitfall: "0 seems to mean that there is none.",
    ...BY_NAME,
  },
  id: { meaning: "The id of the record in Hipcall.", ...BY_NAME },
  created_by_type: { meaning: "What kind of record created_by_id is: user in every sample.", ...BY_NAME },
  created_by_id: { meaning: "The id of who added the record.", ...BY_NAME },
  created_at: { meaning: "When the record was added, in UTC.", ...BY_NAME },
  updated_at: { meaning: "When the record was last changed, in UTC.", ...BY_NAME },
  description: {
    meaning: "A text about the record.",
    nullWhen: "there is none",
    pitfall: "Events about new contacts and companies do not have it.",
    ...BY_NAME,
  },
  deleted_at: {
    meaning: "When the record was deleted, in UTC.",
    nullWhen: "it was not deleted",
    pitfall: "There is no event about a deleted record.",
    ...BY_NAME,
  },
  custom_url: { meaning: "A link to the record in another system.", nullWhen: "there is none", ...BY_NAME },
  first_name: { meaning: "The first name of the contact.", ...FROM_BLOG },
  last_name: { meaning: "The last name of the contact.", ...FROM_BLOG },
  job_title: { meaning: "The job title of the contact.", nullWhen: "it is not known", ...FROM_BLOG },
  company_id: { meaning: "The id of the contact's company.", nullWhen: "the contact has no company", ...BY_NAME },
  name: { meaning: "The name of the company, or of the task.", ...FROM_BLOG },
  due_date: {
    meaning: "When the task is due.",
    nullWhen: "it has no date",
    pitfall: "It has no time zone, and another form than the other times.",
    ...BY_NAME,
  },
  assign_to: {
    meaning: "The id of the user who has to do the task.",
    nullWhen: "it is nobody's",
    pitfall: 'A number in a string ("3"), where other ids are numbers.',
    ...BY_NAME,
  },
  priority: { meaning: "How urgent the task is: medium in the sample.", nullWhen: "it is not set", ...BY_NAME },
  task_list_id: { meaning: "The id of the task's list.", nullWhen: "it is in no list", ...BY_NAME },
};

/** The facts of a format, by the path below `data`. */
export const FIELD_FACTS: Readonly<Record<EventFormat, Readonly<Record<string, FieldFact>>>> = {
  "2023": FACTS_2023,
  "2024": FACTS_2024,
};

/** What is known about a field in a few sentences. */
export function fieldText({ meaning, unit, nullWhen, pitfall, known, source }: FieldFact): string {
  const sentences = [
    meaning,
    unit === undefined ? "" : `In ${unit}.`,
    nullWhen === undefined ? "" : `Null: ${nullWhen}.`,
    pitfall ?? "",
    `(${known}: ${source})`,
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}
