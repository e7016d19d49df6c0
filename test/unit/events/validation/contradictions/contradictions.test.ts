import { expect, test } from "vitest";
import { plainIssue } from "../../../../../src/events/validation/issue.ts";
import { validatePayload } from "../../../../../src/events/validation/validate.ts";
import { notInfo } from "../../../../support/events/contradictions.ts";
import { MEASURED_CALLS, steps, withKeysOf2026 } from "../../../../support/events/measured-calls.ts";
import { sampleData, validateSample } from "../../../../support/events/payloads.ts";

const missed = MEASURED_CALLS["rang out"] ?? {};

test("a contradiction has what was expected and received", () => {
  expect(validateSample("call_hangup", { ended_at: "2024-11-17T10:40:00Z" }).issues.map(plainIssue)).toContainEqual({
    severity: "warning",
    code: "contradiction",
    path: "data.ended_at",
    message: "data.ended_at is before data.started_at",
    expected: "2024-11-17T10:41:00Z or later",
    received: 'string "2024-11-17T10:40:00Z"',
    hint: null,
  });
});

test("the body of a hangup under the name of another event is one warning that names all its fields", () => {
  const validation = validatePayload({ event: "call_init", data: sampleData("call_hangup") });
  expect(notInfo(validation)).toEqual([
    expect.objectContaining({
      path: "data.answered_at",
      message:
        "data.answered_at, data.bridged_at, data.ended_at, data.first_touch_duration, data.call_duration, data.missing_call, data.hangup_by, data.record_url and data.call_flow.0 are set, but call_init is sent when the call starts",
      hint: "is this the body of another event of the call?",
    }),
  ]);
});

test("a call with neither the keys of 2024 nor those of 2026 has a warning", () => {
  const { related_id: _id, related_type: _type, ...data } = sampleData("call_init");
  expect(validatePayload({ event: "call_init", data }).issues).toMatchObject([
    { severity: "warning", code: "contradiction", path: "data", received: "none of them" },
  ]);
  expect(validatePayload({ event: "call_init", data: withKeysOf2026(data) }).issues).toEqual([]);
});

test("a time without the documented format is one issue, and is not compared", () => {
  const { issues } = validateSample("call_hangup", { ended_at: "2001 (\u001b[31mred)", record_url: null });
  expect(issues.map(({ code }) => code)).toEqual(["unexpected_form"]);
  const late = validateSample("call_hangup", { ended_at: "2024-11-18T10:41:52.5Z", record_url: null });
  expect(late.issues.map(({ code }) => code)).toEqual(["unexpected_form"]);
});

test("an inbound call that nobody answered lasts from its start to its end", () => {
  expect(validateSample("call_hangup", { ...missed, answered_at: null }).issues).toEqual([]);
});

test("the duration of an internal call, which was never measured, is not judged", () => {
  const { issues } = validateSample("call_hangup", { direction: "internal", call_duration: 3, record_url: null });
  expect(issues).toEqual([]);
});

test.each([null, "2024-11-17T10:41:00Z"])(
  "the published hangup of a call of 6 s has no issue with bridged_at %s",
  (at) => {
    const changes = {
      caller_id: 1121,
      user_id: 1121,
      hangup_by: "user",
      call_duration: 0,
      first_touch_duration: 0,
      answered_at: null,
      bridged_at: at,
      ended_at: "2024-11-17T10:41:06Z",
      record_url: null,
      call_flow: steps("2024-11-17T10:41:00Z", { hangup: 6, init: 0 }),
    };
    expect(validateSample("call_hangup", changes).issues).toEqual([]);
  },
);
