import { describe, expect, test } from "vitest";
import { SAMPLES } from "../../../../src/events/catalogue/samples.ts";
import { plainIssue } from "../../../../src/events/validation/issue.ts";
import { validatePayload } from "../../../../src/events/validation/validate.ts";
import { sampleData } from "../../../support/events/payloads.ts";

const STARTED_MS = Date.parse("2024-11-17T10:41:00Z");
const MINUTE_MS = 60_000;

function found(atMs: number | undefined, changes: Readonly<Record<string, unknown>> = {}): unknown[] {
  const data = sampleData("call_hangup", { record_url: null, ...changes });
  return validatePayload({ event: "call_hangup", data }, { atMs }).issues.map(plainIssue);
}

describe("a time in the future", () => {
  test("is one warning for all that are", () => {
    expect(found(STARTED_MS - 11 * MINUTE_MS)).toEqual([
      {
        severity: "warning",
        code: "future_time",
        path: "data.started_at",
        message: "data.started_at, data.answered_at, data.bridged_at and data.ended_at are in the future",
        expected: "2024-11-17T10:30:00Z or earlier",
        received: 'string "2024-11-17T10:41:00Z"',
        hint: "is a local time written as UTC?",
      },
    ]);
  });

  test("is not compared with the other times", () => {
    expect(found(STARTED_MS, { ended_at: "2030-11-17T10:41:52Z" })).toMatchObject([
      { code: "future_time", path: "data.ended_at", message: "data.ended_at is in the future" },
    ]);
  });

  test("may be ten minutes off, as a clock is", () => {
    expect(found(STARTED_MS - 9 * MINUTE_MS)).toEqual([]);
    expect(found(STARTED_MS + MINUTE_MS)).toEqual([]);
  });

  test("is not looked for when the time of arrival is not known", () => {
    expect(found(undefined)).toEqual([]);
    expect(found(Number.NaN)).toEqual([]);
  });

  test("may be that of a plan", () => {
    expect(found(STARTED_MS + MINUTE_MS, { callback_time: "2024-11-18T10:41:00Z" })).toEqual([]);
    const task = SAMPLES.find(({ event }) => event === "task::create");
    expect(validatePayload(task, { atMs: Date.parse("2023-04-04T10:01:31Z") }).issues).toEqual([]);
  });

  test("is found in the 2023 format too", () => {
    const call = SAMPLES.find(({ event }) => event === "call::init");
    expect(validatePayload(call, { atMs: Date.parse("2023-04-04T06:59:51Z") }).issues).toMatchObject([
      { code: "future_time", message: "data.startstamp and data.timestamp are in the future" },
    ]);
  });
});
