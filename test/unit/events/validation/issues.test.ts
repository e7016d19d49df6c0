import { describe, expect, test } from "vitest";
import type { Issue } from "../../../../src/events/validation/issue.ts";
import { type Verdict, validateBody } from "../../../../src/events/validation/validate.ts";
import { bodyOf, sampleData, validateSample } from "../../../support/events/payloads.ts";

type Expected = Partial<Issue>;

const without = (event: string, key: string): Record<string, unknown> => {
  const { [key]: _removed, ...rest } = sampleData(event);
  return rest;
};

describe("a body that is not an envelope", () => {
  const cases: readonly (readonly [name: string, body: Buffer, verdict: Verdict, expected: Expected])[] = [
    [
      "nothing",
      Buffer.alloc(0),
      "unparsable",
      {
        code: "empty_body",
        path: "",
        expected: "JSON",
        received: null,
        hint: "Hipcall sends JSON: does the sender send a body?",
      },
    ],
    [
      "bytes that are not UTF-8",
      Buffer.from([0x7b, 0xff, 0x7d]),
      "unparsable",
      { code: "not_utf8", path: "", hint: "JSON must be UTF-8: is the body compressed, or in another encoding?" },
    ],
    [
      "half a JSON",
      Buffer.from('{"event":"call_init",'),
      "unparsable",
      {
        code: "not_json",
        message: "the body is not JSON at line 1, column 22: a property name in double quotes is expected",
        received: 'text "{"event":"call_init","',
        hint: null,
      },
    ],
    [
      "a form, as Bulutfon could send",
      Buffer.from("event_type=call_init&domain_id=1&caller=905438856301"),
      "unparsable",
      {
        code: "not_json",
        hint: "this is form data: choose JSON in the integration (Bulutfon webhooks of 2021 could send both)",
      },
    ],
    [
      "a page",
      Buffer.from("\n<html><body>502</body></html>"),
      "unparsable",
      { code: "not_json", hint: "this is HTML or XML: is the sender posting an error page?" },
    ],
    [
      "JSON after a byte order mark",
      Buffer.from('\ufeff{"event":"call_init"}'),
      "unparsable",
      { code: "not_json", hint: "remove the byte order mark at the start" },
    ],
    [
      "a list",
      bodyOf([{ event: "call_init", data: {} }]),
      "invalid",
      {
        code: "not_an_object",
        path: "",
        message: "the body is JSON, but not an object: it is array of 1",
        expected: '{"event": …, "data": …}',
        received: "array of 1",
        hint: "Hipcall sends one event per request, not a list",
      },
    ],
    ["null", bodyOf(null), "invalid", { code: "not_an_object", received: "null", hint: null }],
    ["a number", bodyOf(7), "invalid", { code: "not_an_object", received: "number 7" }],
    [
      "an empty object",
      bodyOf({}),
      "invalid",
      { code: "no_envelope", path: "", received: "an empty object", hint: null },
    ],
    ["one other key", bodyOf({ a: 1 }), "invalid", { code: "no_envelope", received: "an object with 1 other key" }],
    [
      "two other keys",
      bodyOf({ a: 1, b: 2 }),
      "invalid",
      { code: "no_envelope", received: "an object with 2 other keys" },
    ],
    [
      "no event",
      bodyOf({ data: {} }),
      "invalid",
      { code: "missing_key", path: "event", expected: "an event name", received: "nothing" },
    ],
    [
      "no data",
      bodyOf({ event: "call_init" }),
      "invalid",
      { code: "missing_key", path: "data", expected: "an object", received: "nothing" },
    ],
    [
      "an empty event",
      bodyOf({ event: "", data: {} }),
      "invalid",
      { code: "unexpected_value", path: "event", received: 'string ""' },
    ],
    [
      "an event that is a number",
      bodyOf({ event: 5, data: {} }),
      "invalid",
      { code: "wrong_type", path: "event", message: "event must be a string, but is a number", received: "number 5" },
    ],
    [
      "a data that is a list",
      bodyOf({ event: "call_init", data: [] }),
      "invalid",
      {
        code: "wrong_type",
        path: "data",
        message: "data must be an object, but is an array",
        expected: "an object",
        received: "array of 0",
      },
    ],
    [
      "a data that is null",
      bodyOf({ event: "call_init", data: null }),
      "invalid",
      { code: "wrong_type", path: "data", received: "null" },
    ],
  ];

  test.each(cases)("%s is one error", (...[, body, verdict, expected]) => {
    const found = validateBody(body);
    expect(found.verdict).toBe(verdict);
    expect(found.envelope).toBeNull();
    expect(found.issues).toEqual([expect.objectContaining({ severity: "error", ...expected })]);
  });

  test("keeps the event's name when only data is wrong", () => {
    expect(validateBody(bodyOf({ event: "call_init", data: 1 })).event).toBe("call_init");
  });

  test("has both errors when neither key is right", () => {
    const { issues } = validateBody(bodyOf({ event: 1, data: 2 }));
    expect(issues.map(({ path, code }) => `${path} ${code}`)).toEqual(["event wrong_type", "data wrong_type"]);
  });
});

describe("the relatives of a webhook, which have no envelope, are recognised", () => {
  test.each([
    [
      "a Bulutfon webhook of 2021",
      { event_type: "call_init", domain_id: 1, caller: 905, callee: 908, direction: "IN" },
      "Bulutfon",
    ],
    ["the inside of a 2024 call", sampleData("call_hangup"), '{"event": "call_hangup", "data": {…}}'],
    ["the inside of a 2023 call", sampleData("call::init"), '{"event": "call::hangup", "data": {…}}'],
  ])("%s", (_name, payload, named) => {
    const { issues } = validateBody(bodyOf(payload));
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ severity: "error", code: "no_envelope" });
    expect(issues[0]?.hint).toContain(named);
  });
});

describe("a value that is not as documented is one issue", () => {
  const cases: readonly (readonly [event: string, changes: Record<string, unknown>, expected: Expected])[] = [
    [
      "call::init",
      { account_id: "1" },
      {
        severity: "error",
        code: "wrong_type",
        path: "data.account_id",
        message: "data.account_id must be a number, but is a string",
        expected: "a number",
        received: 'string "1"',
        hint: "send the number without quotes",
      },
    ],
    ["call::init", { account_id: "one" }, { severity: "error", code: "wrong_type", hint: null }],
    [
      "call::init",
      { contact_number: 905438856301 },
      { severity: "error", code: "wrong_type", hint: "send it as a string, in quotes" },
    ],
    [
      "call::init",
      { direction: "inbound" },
      { severity: "error", code: "wrong_type", expected: "a number", received: 'string "inbound"' },
    ],
    [
      "call::init",
      { direction: 9 },
      {
        severity: "warning",
        code: "unexpected_value",
        path: "data.direction",
        expected: "one of 0, 1, 2, 3",
        received: "number 9",
      },
    ],
    [
      "call::init",
      { state: "hangup" },
      { severity: "warning", code: "unexpected_value", expected: '"init"', received: 'string "hangup"' },
    ],
    [
      "call::init",
      { number: "x" },
      { severity: "error", code: "wrong_type", path: "data.number", expected: "an object" },
    ],
    [
      "call::init",
      { uuid: "call_abc123" },
      {
        severity: "warning",
        code: "unexpected_form",
        path: "data.uuid",
        message: "data.uuid does not have the documented format",
        expected: "a UUID v4",
      },
    ],
    [
      "call::init",
      { user_id: null },
      {
        severity: "warning",
        code: "unexpected_null",
        path: "data.user_id",
        expected: "a number",
        received: "null",
      },
    ],
    [
      "task::create",
      { due_date: "2023-04-08T09:00:00Z" },
      { severity: "warning", code: "unexpected_form", path: "data.due_date" },
    ],
    [
      "task::create",
      { assign_to: "three" },
      { severity: "warning", code: "unexpected_form", expected: 'a number in a string, like "3"' },
    ],
    [
      "task::create",
      { assign_to: 3 },
      { severity: "error", code: "wrong_type", hint: "send it as a string, in quotes" },
    ],
    [
      "call_init",
      { direction: "inbund" },
      {
        severity: "warning",
        code: "unexpected_value",
        expected: "one of inbound, outbound, internal",
        hint: 'did you mean "inbound"?',
      },
    ],
    ["call_init", { direction: "sideways" }, { severity: "warning", code: "unexpected_value", hint: null }],
    [
      "call_init",
      { caller_number: "905438856301" },
      {
        severity: "warning",
        code: "unexpected_form",
        path: "data.caller_number",
        hint: "the other phone numbers in this format start with +",
      },
    ],
    [
      "call_init",
      { caller_number: "05438856301" },
      { code: "unexpected_form", hint: "it lacks the country code: is it +905438856301?" },
    ],
    [
      "call_init",
      { started_at: "2024-11-17T10:41:00.5Z" },
      {
        severity: "warning",
        code: "unexpected_form",
        path: "data.started_at",
        hint: "the other times of this format have another precision",
      },
    ],
    [
      "call::init",
      { startstamp: "2023-04-04T09:59:51Z" },
      {
        severity: "warning",
        expected: "a UTC time with six digits of a second, like 2023-04-04T09:59:51.000000Z",
        hint: "the other times of this format have another precision",
      },
    ],
    [
      "call_init",
      { contact_id: 0 },
      { code: "unexpected_form", expected: "an id, a whole number from 1 on", hint: "null stands for no record" },
    ],
    ["call_init", { contact_id: -1 }, { path: "data.contact_id", hint: null }],
    ["call::init", { account_id: 0 }, { severity: "warning", code: "unexpected_form", path: "data.account_id" }],
    ["call::init", { user_id: -1 }, { severity: "warning", expected: "an id, or 0 for none" }],
    [
      "call_hangup",
      { first_touch_duration: -1, bridged_at: null },
      { severity: "warning", expected: "a number of seconds from 0 on" },
    ],
    ["call_init", { callee_number: "unknown" }, { severity: "warning", code: "unexpected_form", hint: null }],
    ["call_init", { callee_number: "tel:905438856301" }, { code: "unexpected_form", hint: null }],
    ["call_init", { callee_number: "905438856301x" }, { code: "unexpected_form", hint: null }],
    ["call_init", { callee_number: {} }, { severity: "error", code: "wrong_type", expected: "a string", hint: null }],
    ["call_init", { callee_number: "123456" }, { code: "unexpected_form", hint: null }],
    [
      "call_init",
      { started_at: "17.11.2024 10:41" },
      {
        severity: "warning",
        code: "unexpected_form",
        expected: "a UTC time in whole seconds, like 2024-11-17T10:41:00Z",
      },
    ],
    [
      "call_init",
      { channel_id: 1.5 },
      { severity: "warning", code: "unexpected_form", expected: "a whole number", received: "number 1.5" },
    ],
    [
      "call_init",
      { channel_id: 2 ** 60 },
      { severity: "warning", code: "unexpected_form", expected: "a whole number" },
    ],
    [
      "call_init",
      { call_flow: {} },
      { severity: "error", code: "wrong_type", expected: "an array", hint: "send an array, even for a single item" },
    ],
    [
      "call_init",
      { call_flow: [{ action: "init", detail: {}, timestamp: "1731840060" }] },
      { severity: "error", code: "wrong_type", path: "data.call_flow.0.timestamp" },
    ],
    [
      "call_init",
      { call_flow: [{ action: "init", detail: [], timestamp: 1731840060 }] },
      { severity: "error", code: "wrong_type", path: "data.call_flow.0.detail", expected: "an object" },
    ],
    [
      "call_init",
      { call_flow: [{ action: "init", timestamp: 1731840060 }] },
      { severity: "error", code: "missing_key", path: "data.call_flow.0.detail", expected: "an object" },
    ],
    ["call_init", { call_flow: [null] }, { severity: "warning", code: "unexpected_null", path: "data.call_flow.0" }],
    ["call_init", { uuid: null }, { severity: "warning", code: "unexpected_null", path: "data.uuid" }],
    [
      "call_hangup",
      { missing_call: null },
      { severity: "warning", code: "unexpected_null", path: "data.missing_call" },
    ],
    ["call_hangup", { missing_call: "false" }, { severity: "error", code: "wrong_type", expected: "a boolean" }],
    [
      "call_init",
      { direction: "inbound", voicemail_id: 95, voicemail_type: "account", voicemail_url: "voicemail.mp3" },
      { severity: "warning", code: "unexpected_form", expected: "an http or https URL" },
    ],
    ["contact_create", { full_name: 5 }, { severity: "warning", code: "wrong_type", path: "data.full_name" }],
  ];

  test.each(cases)("%s with %j", (event, changes, expected) => {
    const { verdict, issues } = validateSample(event, changes);
    expect(issues.filter(({ code }) => code !== "recording_expires")).toEqual([expect.objectContaining(expected)]);
    expect(verdict).toBe(expected.severity === "error" ? "invalid" : "valid");
  });
});

describe("a missing key", () => {
  test("names the field that is likely the same, misspelt", () => {
    const data = { ...without("call::init", "user_id"), usre_id: 0 };
    expect(validateBody(bodyOf({ event: "call::init", data })).issues).toMatchObject([
      { severity: "error", code: "missing_key", path: "data.user_id", hint: "is data.usre_id a misspelling of it?" },
      { severity: "info", code: "unknown_field", path: "data.usre_id", hint: "did you mean data.user_id?" },
    ]);
  });

  test("is not suggested for a field that is documented itself", () => {
    const data = without("call_init", "caller_id");
    expect(validateBody(bodyOf({ event: "call_init", data })).issues).toMatchObject([
      { code: "missing_key", hint: null },
    ]);
  });

  test("is a warning where the body is only partly known", () => {
    const data = without("contact_create", "job_title");
    const { verdict, issues } = validateBody(bodyOf({ event: "contact_create", data }));
    expect(verdict).toBe("valid");
    expect(issues).toMatchObject([
      {
        severity: "warning",
        code: "missing_key",
        message: "data.job_title is missing, but was observed in this event",
      },
    ]);
  });
});
