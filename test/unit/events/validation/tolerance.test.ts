import { describe, expect, test } from "vitest";
import { plainIssue } from "../../../../src/events/validation/issue.ts";
import { validateBody } from "../../../../src/events/validation/validate.ts";
import { withKeysOf2026, MEASURED_CALLS } from "../../../support/events/measured-calls.ts";
import { bodyOf, warningsAndErrors, sampleData, validateSample } from "../../../support/events/payloads.ts";

describe("real measured calls have no complaint", () => {
  const outcomes = Object.entries(MEASURED_CALLS);

  test.each(outcomes)("%s, with the keys printed in 2024", (_name, outcome) => {
    const data = sampleData("call_hangup", outcome);
    expect(Object.keys(data)).toHaveLength(33);
    expect(warningsAndErrors(validateBody(bodyOf({ event: "call_hangup", data })))).toEqual([]);
  });

  test.each(outcomes)("%s, with the keys measured in 2026", (_name, outcome) => {
    const data = withKeysOf2026(sampleData("call_hangup", outcome));
    expect(Object.keys(data)).toHaveLength(33);
    expect(warningsAndErrors(validateBody(bodyOf({ event: "call_hangup", data })))).toEqual([]);
  });

  test.each([
    ["caller_type", "caller_id", "callee_id", "user_id", "contact_id"],
    ["answered_at", "bridged_at", "ended_at", "first_touch_duration", "call_duration"],
    ["missing_call", "missing_call_reason", "hangup_by", "credited", "record_url"],
    ["voicemail_id", "voicemail_type", "voicemail_url"],
    ["callback_time", "callback_cdr_uuid", "callback_user_id"],
  ])("null at the start of a call in %s, %s, %s and the like", (...keys) => {
    const nulls = Object.fromEntries(keys.map((key) => [key, null]));
    expect(validateSample("call_init", nulls).issues).toEqual([]);
  });

  test.each([
    { related_id: 5, related_type: "deal" },
    { callee_extension_id: 1042 },
    { contact_id: 18582, caller_type: "contact", caller_id: 18582, direction: "inbound" },
    { callee_number: "905438856301" },
    { direction: "internal", caller_number: "1001", callee_number: "22" },
    { call_flow: [{ action: "bridge_fail", detail: {}, timestamp: 1 }] },
    { call_flow: [{ action: "not heard of", detail: { anything: [1, null] }, timestamp: 1, more: true }] },
    { callback_time: "2024-11-18T09:00:00Z", callback_cdr_uuid: "x", callback_user_id: 7 },
  ])("%j", (changes) => {
    expect(validateSample("call_init", changes).issues).toEqual([]);
  });

  test.each(["out_of_business_hours", "short_abandoned", "abandoned", "callback"])("the reason %s", (reason) => {
    const outcome = { ...MEASURED_CALLS["rang out"], missing_call_reason: reason };
    expect(validateSample("call_hangup", outcome).issues).toEqual([]);
  });
});

describe("an unknown event", () => {
  test("is not invalid: it gets one warning with the nearest event", () => {
    const { issues, ...validation } = validateBody(bodyOf({ event: "call_hangpu", data: { a: 1 } }));
    expect({ ...validation, issues: issues.map(plainIssue) }).toEqual({
      verdict: "unknown",
      event: "call_hangpu",
      envelope: { event: "call_hangpu", data: { a: 1 } },
      issues: [
        {
          severity: "warning",
          code: "unknown_event",
          path: "event",
          message: 'unknown event "call_hangpu"',
          expected: "an event from `hipcall-hooks events list`",
          received: 'string "call_hangpu"',
          hint: "did you mean call_hangup?",
        },
      ],
    });
  });

  test("has no hint when nothing is near", () => {
    expect(validateBody(bodyOf({ event: "weather_report", data: {} })).issues).toMatchObject([{ hint: null }]);
  });

  test.each(["constructor", "__proto__", "toString", "hasOwnProperty"])("may be called %s", (event) => {
    expect(validateBody(bodyOf({ event, data: {} })).verdict).toBe("unknown");
  });

  test("shows its name escaped and cut", () => {
    const { issues } = validateBody(bodyOf({ event: `\u001b[2J${"x".repeat(100)}`, data: {} }));
    expect(issues[0]?.message).toBe(`unknown event "\\u001b[2J${"x".repeat(55)}…"`);
  });
});

describe("a field that is not documented", () => {
  test("is a note with the field that was likely meant", () => {
    const { user_id: _removed, ...data } = sampleData("call_init", { userid: 4 });
    expect(validateBody(bodyOf({ event: "call_init", data })).issues.map(plainIssue)).toContainEqual({
      severity: "info",
      code: "unknown_field",
      path: "data.userid",
      message: "data.userid is not documented",
      expected: null,
      received: "number 4",
      hint: "did you mean data.user_id?",
    });
  });

  test("has no hint when the similar field is present", () => {
    expect(validateSample("call_init", { userid: 4 }).issues).toMatchObject([{ code: "unknown_field", hint: null }]);
  });

  test("may be called __proto__ or constructor, and changes nothing but itself", () => {
    const data = JSON.stringify(sampleData("call_init"));
    const body = `{"event":"call_init","__proto__":{"event":"x"},"data":{"__proto__":{"a":1},"constructor":1,${data.slice(1)}}`;
    const { verdict, issues } = validateBody(Buffer.from(body));
    expect(verdict).toBe("valid");
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "unknown_field data.__proto__",
      "unknown_field data.constructor",
      "unknown_field __proto__",
    ]);
    expect(Object.hasOwn(Object.prototype, "a")).toBe(false);
  });

  test.each([
    [200, "k".repeat(200)],
    [201, `${"k".repeat(199)}…`],
  ])("with a name of %i characters has a path of 200 at most", (length, shown) => {
    expect(validateSample("call_init", { ["k".repeat(length)]: 1 }).issues).toMatchObject([{ path: `data.${shown}` }]);
  });

  test("next to event and data is a note too", () => {
    const payload = { event: "call_init", data: sampleData("call_init"), id: 7 };
    expect(validateBody(bodyOf(payload)).issues).toMatchObject([
      { severity: "info", code: "unknown_field", path: "id", message: "id next to event and data is not documented" },
    ]);
  });

  test("is not listed one by one where the body is only partly known", () => {
    const oneMore = validateSample("contact_create", { phone: "+90" });
    expect(oneMore.issues).toMatchObject([
      {
        severity: "info",
        code: "partly_known",
        path: "data",
        message: "the body of contact_create is only partly known: 1 field was not checked",
      },
    ]);
    expect(validateSample("task_create", { id: 1, name: "x" }).issues).toMatchObject([
      { message: "the body of task_create is only partly known: 2 fields were not checked" },
    ]);
    expect(validateSample("task_create").issues).toEqual([]);
  });
});

describe("a pitfall", () => {
  test("missing_call is also true for a voicemail", () => {
    expect(validateSample("call_hangup", MEASURED_CALLS["voicemail left"]).issues.map(plainIssue)).toEqual([
      {
        severity: "info",
        code: "voicemail_counts_as_missed",
        path: "data.missing_call",
        message: "missing_call is true, but the caller left a voicemail",
        expected: null,
        received: null,
        hint: "a call is really missed when missing_call is true and voicemail_id is null",
      },
    ]);
    expect(validateSample("call_hangup", MEASURED_CALLS["rang out"]).issues).toEqual([]);
  });

  test("a recording expires, and when if the URL says so", () => {
    expect(validateSample("call_hangup").issues).toMatchObject([
      {
        code: "recording_expires",
        path: "data.record_url",
        message: "the recording URL is valid until 2024-11-24T10:41:53Z",
      },
    ]);
    expect(validateSample("call_hangup", { record_url: "https://example.com/a.mp3" }).issues).toMatchObject([
      { severity: "info", message: "the recording URL is valid for a limited time" },
    ]);
    expect(validateSample("call_hangup", { record_url: null }).issues).toEqual([]);
  });
});
