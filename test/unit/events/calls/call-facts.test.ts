import { describe, expect, test } from "vitest";
import { callFacts } from "../../../../src/events/calls/call-facts.ts";

type Data = Readonly<Record<string, unknown>>;

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
