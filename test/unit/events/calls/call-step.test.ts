import { describe, expect, test } from "vitest";
import { callFacts } from "../../../../src/events/calls/call-facts.ts";
import { type CallStep, callStep, contradictionsIn, eventOfStep } from "../../../../src/events/calls/call-step.ts";
import { validatePayload } from "../../../../src/events/validation/validate.ts";
import { sampleData } from "../../../support/events/payloads.ts";

type Data = Readonly<Record<string, unknown>>;

function stepOf(event: string, data: Data): CallStep | undefined {
  return callStep({ envelope: { event, data: { uuid: "a", ...data } }, sha256: "x", arrivedMs: 5, contradictions: [] });
}

const at = (time: string): number => Date.parse(`2026-09-15T${time}Z`);

describe("a step of a call", () => {
  test.each([
    ["call_init", "init", "2024"],
    ["call_bridged", "bridged", "2024"],
    ["call_hangup", "hangup", "2024"],
    ["call::init", "init", "2023"],
    ["call::hangup", "hangup", "2023"],
  ] as const)("%s is %s of %s, and has its name", (event, kind, format) => {
    expect(stepOf(event, {})).toMatchObject({ uuid: "a", event, kind, format, sha256: "x", arrivedMs: 5 });
    expect(eventOfStep(format, kind)).toBe(event);
  });

  test.each<[string, Data, number | null]>([
    ["call_init", { started_at: "2026-09-15T08:00:00Z", ended_at: "2026-09-15T08:00:09Z" }, at("08:00:00")],
    ["call_hangup", { started_at: "2026-09-15T08:00:00Z", ended_at: "2026-09-15T08:00:09Z" }, at("08:00:09")],
    ["call_bridged", { bridged_at: "2026-09-15T08:00:03Z", call_flow: [] }, at("08:00:03")],
    [
      "call_bridged",
      { bridged_at: "2026-09-15T08:00:03Z", call_flow: [{ timestamp: at("08:00:02") / 1000 }, { timestamp: 1 }] },
      at("08:00:02"),
    ],
    ["call_bridged", { bridged_at: "2026-09-15T08:00:03Z", call_flow: [{ timestamp: "1" }] }, at("08:00:03")],
    ["call_bridged", { bridged_at: "2026-09-15T08:00:03Z", call_flow: [null, { timestamp: 1 }] }, at("08:00:03")],
    ["call_bridged", { bridged_at: "2026-09-15T08:00:03Z", call_flow: [7] }, at("08:00:03")],
    ["call_bridged", { bridged_at: "2026-09-15T08:00:03Z", call_flow: { 0: { timestamp: 1 } } }, at("08:00:03")],
    ["call_bridged", {}, null],
    ["call_init", { started_at: "soon" }, null],
    ["call_hangup", { ended_at: null }, null],
    ["call::init", { timestamp: "2026-09-15T08:00:07Z", startstamp: "2026-09-15T08:00:00Z" }, at("08:00:07")],
    ["call::hangup", { timestamp: 1, startstamp: "2026-09-15T08:00:00Z" }, null],
  ])("%s with %j happened at the time in its payload", (event, data, happenedMs) => {
    expect(stepOf(event, data)?.happenedMs).toBe(happenedMs);
  });

  test.each([[undefined], [null], [7], [""], ["x".repeat(201)]])("needs a uuid, which %j is not", (uuid) => {
    expect(stepOf("call_init", { uuid })).toBeUndefined();
  });

  test("accepts a uuid of 200 characters", () => {
    expect(stepOf("call_init", { uuid: "x".repeat(200) })).toBeDefined();
  });
});

describe("contradictions in a call's event", () => {
  function contradictions(event: string, changes: Data): string[] {
    const { envelope, issues } = validatePayload({ event, data: sampleData(event, changes) });
    return envelope === null ? ["no envelope"] : contradictionsIn(envelope, issues).map(({ path }) => path);
  }

  test.each<[string, Data, string[]]>([
    ["call_hangup", {}, []],
    ["call_hangup", { call_duration: 1 }, ["data.call_duration"]],
    ["call_hangup", { hangup_by: 5 }, []],
    ["call::hangup", { timestamp: "2000-01-01T00:00:00Z" }, ["data.timestamp"]],
    ["call::hangup", { call_flow: [{ timestamp: 1 }, { timestamp: 2 }] }, []],
    [
      "call_init",
      {
        call_flow: [
          { action: "a", detail: {}, timestamp: 1 },
          { action: "b", detail: {}, timestamp: 2 },
        ],
      },
      ["data.call_flow.1.timestamp"],
    ],
  ])("%s with %j: %j", (event, changes, paths) => {
    expect(contradictions(event, changes)).toEqual(paths);
  });
});

describe("the facts of a call", () => {
  const HANGUP_2024 = {
    direction: "inbound",
    caller_number: "+1",
    callee_number: "+2",
    number_id: 3,
    started_at: "s",
    answered_at: "a",
    bridged_at: "b",
    ended_at: "e",
    first_touch_duration: 4,
    call_duration: 5,
    missing_call: true,
    missing_call_reason: "abandoned",
    hangup_by: "user",
    voicemail_id: 6,
    record_url: "https://example.com/1.mp3",
  };
  const NOTHING = {
    direction: null,
    from: null,
    to: null,
    numberId: null,
    startedAt: null,
    answeredAt: null,
    bridgedAt: null,
    endedAt: null,
    firstTouchSeconds: null,
    durationSeconds: null,
    missing: null,
    missingReason: null,
    hungUpBy: null,
    voicemail: false,
    recordUrl: null,
  };

  test("of 2024 are its fields", () => {
    expect(callFacts("2024", HANGUP_2024)).toEqual({
      direction: "inbound",
      from: "+1",
      to: "+2",
      numberId: 3,
      startedAt: "s",
      answeredAt: "a",
      bridgedAt: "b",
      endedAt: "e",
      firstTouchSeconds: 4,
      durationSeconds: 5,
      missing: true,
      missingReason: "abandoned",
      hungUpBy: "user",
      voicemail: true,
      recordUrl: "https://example.com/1.mp3",
    });
  });

  test.each<[Data]>([
    [{}],
    [Object.fromEntries(Object.keys(HANGUP_2024).map((key) => [key, null]))],
    [Object.fromEntries(Object.keys(HANGUP_2024).map((key) => [key, key === "voicemail_id" ? null : {}]))],
    [Object.fromEntries(Object.keys(HANGUP_2024).map((key) => [key, key === "voicemail_id" ? null : ""]))],
  ])("of 2024 are null where the fields are missing or wrong", (data) => {
    expect(callFacts("2024", data)).toEqual(NOTHING);
  });

  test("are limited to 100 characters, and 2,000 for a URL", () => {
    expect(factsWithTexts(100)).toEqual(["x".repeat(100), "x".repeat(100)]);
    expect(factsWithTexts(101)).toEqual([null, "x".repeat(101)]);
    expect(factsWithTexts(2000)).toEqual([null, "x".repeat(2000)]);
    expect(factsWithTexts(2001)).toEqual([null, null]);
  });

  const HANGUP_2023 = {
    state: "hangup",
    direction: 2,
    contact_number: "905",
    number: { number: "+908" },
    number_id: 3,
    startstamp: "s",
    timestamp: "t",
  };

  test("of 2023 are its fields under the same names", () => {
    expect(callFacts("2023", HANGUP_2023)).toEqual({
      ...NOTHING,
      direction: "outbound",
      from: "905",
      to: "+908",
      numberId: 3,
      startedAt: "s",
      endedAt: "t",
    });
    expect(callFacts("2023", { ...HANGUP_2023, state: "init" }).endedAt).toBeNull();
    expect(callFacts("2023", { ...HANGUP_2023, number: "+908" }).to).toBeNull();
    expect(callFacts("2023", {})).toEqual(NOTHING);
  });

  test.each([
    [0, null],
    [1, "inbound"],
    [2, "outbound"],
    [3, "internal"],
    ["1", null],
  ])("direction %j of 2023 is %j", (direction, word) => {
    expect(callFacts("2023", { direction }).direction).toBe(word);
  });
});

/** A short text and a URL of so many characters. */
function factsWithTexts(length: number): unknown {
  const text = "x".repeat(length);
  const { direction, recordUrl } = callFacts("2024", { direction: text, record_url: text });
  return [direction, recordUrl];
}
