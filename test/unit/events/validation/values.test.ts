import { describe, expect, test } from "vitest";
import { findEvent } from "../../../../src/events/catalogue/catalogue.ts";
import { SAMPLES } from "../../../../src/events/catalogue/samples.ts";
import type { Validation } from "../../../../src/events/validation/validate.ts";
import { validateSample } from "../../../support/events/payloads.ts";

/** What is said of one field: code and severity of its issues. */
function saidOf(field: string, { issues }: Validation): string[] {
  return issues.flatMap(({ path, code, severity }) => (path === `data.${field}` ? [`${severity} ${code}`] : []));
}

function saidOfValue(event: string, field: string, value: unknown): string[] {
  const said = saidOf(field, validateSample(event, { [field]: value }));
  // That two fields do not fit together is another matter.
  return said.filter((each) => !/contradiction|recording_expires|voicemail/.test(each));
}

describe("only documented values have no warning", () => {
  test.each<[event: string, field: string, values: readonly (string | number)[]]>([
    ["call_init", "direction", ["inbound", "outbound", "internal"]],
    ["call_init", "caller_type", ["user", "contact"]],
    [
      "call_init",
      "callee_type",
      ["contact", "user", "greeting", "team", "voicemail", "smart_ivr", "speed_dial", "external_manager", "hangup"],
    ],
    ["call_hangup", "missing_call_reason", ["abandoned", "short_abandoned", "out_of_business_hours", "callback"]],
    ["call_hangup", "hangup_by", ["user", "contact", "system"]],
    ["call_bridged", "hangup_by", ["user", "contact", "system"]],
    ["call_hangup", "voicemail_type", ["user", "account"]],
    ["call::init", "direction", [0, 1, 2, 3]],
    ["call::init", "event_type", ["call_state"]],
    ["call::init", "state", ["init"]],
    ["call::hangup", "state", ["hangup"]],
  ])("%s: %s", (event, field, values) => {
    for (const value of values) expect(saidOfValue(event, field, value)).toEqual([]);
    const other = typeof values[0] === "number" ? -1 : "other";
    expect(saidOfValue(event, field, other)).toEqual(["warning unexpected_value"]);
    const severity = findEvent(event)?.keys[field] === "documented" ? "error" : "warning";
    expect(saidOfValue(event, field, typeof other === "number" ? "" : -1)).toEqual([`${severity} wrong_type`]);
  });
});

test.each([
  ["call_init", "caller_number", "905"],
  ["call::init", "contact_number", "12"],
  ["task::create", "assign_to", "three"],
  ["task::create", "due_date", "soon"],
  ["call_init", "started_at", "soon"],
  ["call_hangup", "voicemail_url", "x"],
  ["call_init", "uuid", "x"],
])("what %s should have in %s is said in words", (event, field, value) => {
  const { issues } = validateSample(event, { [field]: value });
  expect(issues.find(({ path }) => path === `data.${field}`)?.expected).toMatch(/^an? .{5,}/);
});

describe("every documented form is accepted, and no other", () => {
  test.each<[event: string, field: string, taken: readonly string[], others: readonly string[]]>([
    [
      "call_init",
      "caller_number",
      ["+123", "+908508850000", "+123456789012345"],
      ["+12", "+1234567890123456", "908508850000", "+90 850", " +908508850000", "+908508850000 ", ""],
    ],
    [
      "call::init",
      "contact_number",
      ["123", "905438856301", "+905438856301", "123456789012345"],
      ["12", "1234567890123456", "++905438856301", "90 543", "a905438856301", "905438856301a", ""],
    ],
    ["task::create", "assign_to", ["3", "0", "1234567890"], ["", "three", "3a", "a3", "-3", "3.0"]],
    [
      "task::create",
      "due_date",
      ["2023-04-08 09:00:00"],
      [
        "2023-04-08T09:00:00",
        "2023-04-08 09:00:00Z",
        " 2023-04-08 09:00:00",
        "2023-4-8 09:00:00",
        "2023-04-08 9:00:00",
        "",
      ],
    ],
    [
      "call_init",
      "started_at",
      ["2024-11-17T10:41:00Z"],
      [
        "2024-11-17T10:41:00.123456Z",
        "2024-11-17T10:41:00",
        "2024-11-17 10:41:00Z",
        "2024-11-17T10:41:00+03:00",
        "2024-13-17T10:41:00Z",
        "soon",
        "",
      ],
    ],
    [
      "call_hangup",
      "voicemail_url",
      ["http://example.com/1.mp3", "https://example.com/1.mp3?a=b#c"],
      ["ftp://example.com/1.mp3", "xhttps://example.com", "httpsx://example.com", "example.com", "https://", ""],
    ],
    [
      "call_init",
      "uuid",
      ["2483a75a-1b5f-4c1e-9d3a-0123456789ab"],
      ["2483a75a-1b5f-1c1e-9d3a-0123456789ab", "2483a75a", "call_abc123", ""],
    ],
  ])("%s: %s", (...[event, field, taken, others]) => {
    for (const value of taken) expect(saidOfValue(event, field, value)).toEqual([]);
    for (const value of others)
      expect([value, ...saidOfValue(event, field, value)]).toEqual([value, "warning unexpected_form"]);
  });
});

const CALL_2024_NEVER_NULL = [
  "uuid",
  "direction",
  "caller_number",
  "callee_number",
  "callee_type",
  "number_id",
  "channel_type",
  "channel_id",
  "started_at",
  "call_flow",
];

/** The fields that may be null; all others were never seen so. */
const NULLABLE: Readonly<Record<string, readonly string[]>> = {
  "call::init": [],
  "call::hangup": [],
  "contact_center::contact_create": ["job_title", "company_id"],
  "contact_center::contact_update": ["job_title", "company_id", "description", "deleted_at", "custom_url"],
  "contact_center::company_create": [],
  "contact_center::company_update": ["description", "deleted_at", "custom_url"],
  "task::create": ["description", "due_date", "assign_to", "priority", "task_list_id"],
  contact_create: ["first_name", "last_name", "full_name", "job_title"],
  call_init: allBut("call_init", CALL_2024_NEVER_NULL),
  call_bridged: allBut("call_bridged", CALL_2024_NEVER_NULL),
  call_hangup: allBut("call_hangup", [
    ...CALL_2024_NEVER_NULL,
    "ended_at",
    "call_duration",
    "missing_call",
    "hangup_by",
  ]),
};

function allBut(event: string, keys: readonly string[]): string[] {
  return keysOf(event).filter((key) => !keys.includes(key));
}

function keysOf(event: string): string[] {
  return Object.keys(SAMPLES.find((sample) => sample.event === event)?.data ?? {});
}

describe.each(Object.entries(NULLABLE))("%s", (event, nullable) => {
  test.each(keysOf(event))("may have null in %s only where null was observed", (key) => {
    expect(saidOfValue(event, key, null)).toEqual(nullable.includes(key) ? [] : ["warning unexpected_null"]);
  });

  test.each(keysOf(event))("must have the documented type in %s", (key) => {
    const sample = SAMPLES.find((each) => each.event === event)?.data[key];
    const other = typeof sample === "object" && sample !== null ? true : { other: "type" };
    const severity = findEvent(event)?.keys[key] === "documented" ? "error" : "warning";
    expect(saidOfValue(event, key, other)).toEqual([`${severity} wrong_type`]);
  });
});

test.each([
  [{ resource_type: "number", id: 1, name: "Main", number: "+908508850000" }, []],
  [
    { resource_type: "line", id: 1, name: "Main", number: "+908508850000" },
    ["data.number.resource_type unexpected_value"],
  ],
  [{ resource_type: "number", id: "1", name: "Main", number: "+908508850000" }, ["data.number.id wrong_type"]],
  [{ resource_type: "number", id: 1, name: null, number: "+908508850000" }, ["data.number.name unexpected_null"]],
  [{ resource_type: "number", id: 1, name: "Main", number: "908508850000" }, ["data.number.number unexpected_form"]],
  [
    {},
    [
      "data.number.resource_type missing_key",
      "data.number.id missing_key",
      "data.number.name missing_key",
      "data.number.number missing_key",
    ],
  ],
])("the number of a 2023 call as %j: %j", (number, expected) => {
  const { issues } = validateSample("call::init", { number });
  expect(issues.map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
});

test.each([
  [{ action: "init", detail: {}, timestamp: 1731840060 }, []],
  [{ action: 1, detail: {}, timestamp: 1731840060 }, ["data.call_flow.0.action wrong_type"]],
  [{ action: "init", detail: "x", timestamp: 1731840060 }, ["data.call_flow.0.detail wrong_type"]],
  [{ action: "init", detail: {}, timestamp: 1.5 }, ["data.call_flow.0.timestamp unexpected_form"]],
  [
    {},
    [
      "data.call_flow.0.action missing_key",
      "data.call_flow.0.detail missing_key",
      "data.call_flow.0.timestamp missing_key",
    ],
  ],
])("a step of a 2024 call as %j: %j", (step, expected) => {
  const { issues } = validateSample("call_init", { call_flow: [step] });
  expect(issues.map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
});
