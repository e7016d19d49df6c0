import { describe, expect, test } from "vitest";
import { MEASURED_CALLS } from "../../../support/events/measured-calls.ts";
import { validateSample } from "../../../support/events/payloads.ts";

type Changes = Readonly<Record<string, unknown>>;
type Row = readonly [name: string, event: string, wrong: Changes, path: string, right: Changes];

const inbound = MEASURED_CALLS["answered inbound"] ?? {};
const missed = MEASURED_CALLS["rang out"] ?? {};
const unanswered = MEASURED_CALLS["unanswered outbound"] ?? {};

const rows: readonly Row[] = [
  [
    "a 2023 call's step before its start",
    "call::hangup",
    { timestamp: "2023-04-04T09:59:50.999999Z" },
    "data.timestamp",
    { timestamp: "2023-04-04T09:59:51.000000Z" },
  ],
  [
    "a record changed before it was made",
    "contact_center::contact_update",
    { updated_at: "2023-04-04T10:03:12.000000Z" },
    "data.updated_at",
    { updated_at: "2023-04-04T10:03:13.000000Z" },
  ],
  [
    "a record deleted before it was made",
    "contact_center::company_update",
    { deleted_at: "2023-04-04T10:07:33.000000Z" },
    "data.deleted_at",
    { deleted_at: "2023-04-04T10:07:34.000000Z" },
  ],
  [
    "an answer before the start",
    "call_hangup",
    { answered_at: "2024-11-17T10:40:59Z" },
    "data.answered_at",
    { answered_at: "2024-11-17T10:41:00Z" },
  ],
  [
    "a bridge before the start",
    "call_hangup",
    { bridged_at: "2024-11-17T10:40:59Z" },
    "data.bridged_at",
    { bridged_at: "2024-11-17T10:41:00Z", first_touch_duration: 0 },
  ],
  ["an end before the start", "call_hangup", { ended_at: "2024-11-17T10:40:00Z" }, "data.ended_at", {}],
  [
    "an end before the answer",
    "call_hangup",
    { ended_at: "2024-11-17T10:41:09Z", call_duration: 9, bridged_at: null, first_touch_duration: null },
    "data.ended_at",
    { ended_at: "2024-11-17T10:41:10Z", call_duration: 10, call_flow: [] },
  ],
  [
    "an end before the bridge",
    "call_hangup",
    { ...unanswered, ended_at: "2026-09-14T11:17:58Z" },
    "data.ended_at",
    { ...unanswered, ended_at: "2026-09-14T11:17:59Z" },
  ],
  [
    "a missed call with a bridge",
    "call_hangup",
    { ...missed, bridged_at: "2026-09-14T09:00:06Z", first_touch_duration: 6 },
    "data.bridged_at",
    missed,
  ],
  ["a missed outbound call", "call_hangup", { ...unanswered, missing_call: true }, "data.missing_call", unanswered],
  [
    "a reason of a call that was not missed",
    "call_hangup",
    { ...inbound, missing_call_reason: "abandoned" },
    "data.missing_call_reason",
    { ...missed, missing_call_reason: null },
  ],
  [
    "a duration that does not match the times",
    "call_hangup",
    { ...inbound, call_duration: 20 },
    "data.call_duration",
    { ...inbound, call_duration: 19 },
  ],
  [
    "a first touch that does not match the times",
    "call_hangup",
    { ...inbound, first_touch_duration: 8 },
    "data.first_touch_duration",
    { ...inbound, first_touch_duration: 5 },
  ],
  [
    "a duration of an outbound call that nobody answered",
    "call_hangup",
    { ...unanswered, call_duration: 13 },
    "data.call_duration",
    unanswered,
  ],
  [
    "a call that ended when it started",
    "call_init",
    { ended_at: "2024-11-17T10:41:52Z" },
    "data.ended_at",
    { answered_at: "2024-11-17T10:41:52Z" },
  ],
  [
    "a call that ended while it is in progress",
    "call_bridged",
    { ended_at: "2024-11-17T10:41:52Z" },
    "data.ended_at",
    { ended_at: null },
  ],
];

describe.each(rows)("%s", (...[, event, wrong, path, right]) => {
  test("is one warning, and the event stays valid", () => {
    const { verdict, issues } = validateSample(event, wrong);
    expect(verdict).toBe("valid");
    expect(issues.filter(({ severity }) => severity !== "info")).toEqual([
      expect.objectContaining({
        severity: "warning",
        code: "contradiction",
        path,
        message: expect.stringContaining(path) as string,
        expected: expect.stringMatching(/./) as string,
        received: expect.stringMatching(/^(string "|number |boolean )/) as string,
      }),
    ]);
  });

  test("has a correct counterpart", () => {
    expect(validateSample(event, right).issues.filter(({ severity }) => severity !== "info")).toEqual([]);
  });
});

test("a contradiction has what was expected and received", () => {
  expect(validateSample("call_hangup", { ended_at: "2024-11-17T10:40:00Z" }).issues).toContainEqual({
    severity: "warning",
    code: "contradiction",
    path: "data.ended_at",
    message: "data.ended_at is before data.started_at",
    expected: "2024-11-17T10:41:00Z or later",
    received: 'string "2024-11-17T10:40:00Z"',
    hint: null,
  });
});

test("a time without the documented format is one issue, and is not compared", () => {
  const { issues } = validateSample("call_hangup", { ended_at: "2001 (\u001b[31mred)", record_url: null });
  expect(issues.map(({ code }) => code)).toEqual(["unexpected_form"]);
});

test("an inbound call that nobody answered lasts from its start to its end", () => {
  expect(validateSample("call_hangup", { ...missed, answered_at: null }).issues).toEqual([]);
});

test("the duration of an internal call, which was never measured, is not judged", () => {
  const { issues } = validateSample("call_hangup", { direction: "internal", call_duration: 3, record_url: null });
  expect(issues).toEqual([]);
});
