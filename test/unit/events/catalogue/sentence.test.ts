import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { EVENT_NAMES } from "../../../../src/events/catalogue/catalogue.ts";
import { sentenceOf } from "../../../../src/events/catalogue/sentence.ts";
import { MEASURED_CALLS } from "../../../support/events/measured-calls.ts";
import { sampleData } from "../../../support/events/payloads.ts";

type Changes = Readonly<Record<string, unknown>>;

const outcome = (name: string): Changes => MEASURED_CALLS[name] ?? {};

describe("a sentence", () => {
  test.each<[event: string, changes: Changes, sentence: string]>([
    ["call_init", {}, "outbound call from +902582440032 to +4440333 started"],
    ["call_bridged", {}, "outbound call from +902582440032 to +4440333 connected to user 7 after 10 s"],
    ["call_hangup", {}, "outbound call from +902582440032 to +4440333 ended after 52 s, hung up by contact, recorded"],
    [
      "call_hangup",
      outcome("answered inbound"),
      "inbound call from +905438856301 to +908508850000 ended after 18 s, hung up by user",
    ],
    [
      "call_hangup",
      { ...outcome("answered inbound"), answered_at: null },
      "inbound call from +905438856301 to +908508850000 ended after 18 s, hung up by user",
    ],
    [
      "call_hangup",
      outcome("rang out"),
      "inbound call from +905438856301 to +908508850000 missed after 46 s, hung up by system",
    ],
    [
      "call_hangup",
      outcome("voicemail left"),
      "inbound call from +905438856301 to +908508850000 missed after 16 s, hung up by contact, voicemail left",
    ],
    [
      "call_hangup",
      outcome("unanswered outbound"),
      "outbound call from +902582440032 to +4440333 not answered, hung up by user",
    ],
    [
      "call_hangup",
      { call_duration: 754, hangup_by: null, record_url: null },
      "outbound call from +902582440032 to +4440333 ended after 12 min 34 s",
    ],
    [
      "call_hangup",
      { call_duration: 3600 * 26 + 61, hangup_by: null, record_url: null },
      "outbound call from +902582440032 to +4440333 ended after 26 h 1 min",
    ],
    ["call::init", {}, "call with 905438856301 on +908508850000 started"],
    ["call::init", { direction: 1 }, "inbound call with 905438856301 on +908508850000 started"],
    ["call::init", { direction: 3, number: null }, "internal call with 905438856301 started"],
    ["call::hangup", {}, "call with 905438856300 on +908508850000 ended after 8 s"],
    ["call::hangup", { timestamp: "2023-04-04T09:59:50Z" }, "call with 905438856300 on +908508850000 ended"],
    ["call::hangup", { startstamp: null }, "call with 905438856300 on +908508850000 ended"],
    [
      "call_hangup",
      { direction: "inbound", missing_call: true, missing_call_reason: "out_of_business_hours", record_url: null },
      "inbound call from +902582440032 to +4440333 missed outside business hours after 52 s, hung up by contact",
    ],
    [
      "call_hangup",
      { direction: "inbound", missing_call: true, missing_call_reason: "callback", record_url: null },
      "inbound call from +902582440032 to +4440333 missed, the caller asked to be called back, after 52 s, hung up by contact",
    ],
    [
      "call_hangup",
      {
        direction: "internal",
        caller_number: "1001",
        callee_number: "1002",
        answered_at: null,
        bridged_at: null,
        call_duration: 0,
        record_url: null,
      },
      "internal call from 1001 to 1002 not answered, hung up by contact",
    ],
    ["contact_create", {}, 'contact "Işıl Öğütçü" added'],
    ["contact_create", { full_name: null }, "contact without a name added"],
    ["contact_number_updated", {}, "a contact's phone number was added or changed"],
    ["task_create", {}, "a task was added"],
    ["contact_center::contact_create", {}, 'contact "John Doe" added (CEO)'],
    ["contact_center::contact_create", { job_title: null, last_name: "" }, 'contact "John" added'],
    ["contact_center::contact_update", {}, 'contact "John Backed Doe" changed (CEO)'],
    [
      "contact_center::contact_update",
      { first_name: 1, last_name: null, job_title: "" },
      "contact without a name changed",
    ],
    ["contact_center::company_create", {}, 'company "Acme Company" added'],
    ["contact_center::company_update", {}, 'company "Acme Company Inc" changed'],
    ["task::create", {}, 'task "Webhook test task" added, priority medium, due 2023-04-08 09:00:00'],
    ["task::create", { name: "", priority: null, due_date: null }, "task without a name added"],
  ])("of %s with %j", (event, changes, sentence) => {
    expect(sentenceOf({ event, data: sampleData(event, changes) })).toBe(sentence);
  });

  test.each(EVENT_NAMES)("of %s does not call it unknown", (event) => {
    expect(sentenceOf({ event, data: {} })).not.toMatch(/unknown/);
  });

  test("names an unknown event", () => {
    expect(sentenceOf({ event: "deal_won", data: {} })).toBe("unknown event deal_won");
  });

  test.each([{ toString: 0, valueOf: 0 }, ["1"], "1", true])("names no direction for %j", (direction) => {
    expect(sentenceOf({ event: "call::init", data: { direction } })).toBe("call started");
  });

  test("leaves out missing fields", () => {
    expect(sentenceOf({ event: "call_hangup", data: {} })).toBe("call ended");
    expect(sentenceOf({ event: "call_init", data: {} })).toBe("call started");
    expect(sentenceOf({ event: "call_bridged", data: {} })).toBe("call connected");
  });

  test("cuts long text", () => {
    const endless = "x".repeat(1_000_000);
    expect(sentenceOf({ event: "contact_create", data: { full_name: endless } })).toBe(
      `contact "${"x".repeat(79)}…" added`,
    );
    expect(sentenceOf({ event: endless, data: {} })).toBe(`unknown event ${"x".repeat(79)}…`);
  });

  const keys = [...new Set(EVENT_NAMES.flatMap((event) => Object.keys(sampleData(event))))];
  test.prop([
    fc.oneof(fc.constantFrom(...EVENT_NAMES), fc.string({ minLength: 1 })),
    fc.dictionary(fc.constantFrom(...keys), fc.jsonValue()),
  ])("exists for any payload, and is short", (event, data) => {
    const sentence = sentenceOf({ event, data });
    expect(sentence).not.toBe("");
    expect(sentence).not.toMatch(/undefined|NaN|\[object/);
    expect(sentence.length).toBeLessThan(500);
  });
});
