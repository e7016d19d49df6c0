import { describe, expect, test } from "vitest";
import { inTurkish, notTurkish } from "../../../support/events/turkish.ts";
import { inEnglish } from "../../../../src/language/said.ts";
import { type CallStep, callStep } from "../../../../src/events/calls/call-step.ts";
import { type CallTimeline, callTimeline } from "../../../../src/events/calls/call-timeline.ts";

type Data = Readonly<Record<string, unknown>>;
type Sent = readonly [event: string, data?: Data, sha256?: string];

function steps(...sent: readonly Sent[]): CallStep[] {
  return sent.map(([event, data = {}, sha256 = event]) => {
    const envelope = { event, data: { uuid: "a", ...data } };
    const step = callStep({ envelope, sha256, arrivedMs: null, contradictions: [] });
    if (step === undefined) throw new Error("no step");
    return step;
  });
}

function timeline(...sent: readonly Sent[]): Omit<CallTimeline, "sentence"> & { sentence: string } {
  const call = callTimeline(steps(...sent));
  if (call === undefined) throw new Error("no call");
  expect(inTurkish(call.sentence)).toMatch(/./);
  expect(call.findings.flatMap(notTurkish)).toEqual([]);
  return { ...call, sentence: inEnglish(call.sentence) };
}

describe("a call as a sentence", () => {
  const TIMES = { started_at: "2026-09-15T08:00:00Z", ended_at: "2026-09-15T08:00:10Z" };
  test.each<[Data, string]>([
    [{}, "call answered, ended"],
    [{ direction: "inbound", caller_number: "+1", callee_number: "+2" }, "inbound call from +1 to +2 answered, ended"],
    [
      { ...TIMES, first_touch_duration: 4, hangup_by: "user" },
      "call answered after 4 s, ended after 10 s, hung up by the agent",
    ],
    [{ call_duration: 7, hangup_by: "contact" }, "call answered, ended after 7 s, hung up by the customer"],
    [{ ...TIMES, ended_at: "2026-09-15T07:59:59Z", call_duration: 7 }, "call answered, ended after 7 s"],
    [{ ...TIMES, ended_at: TIMES.started_at, call_duration: 7 }, "call answered, ended after 0 s"],
    [{ hangup_by: "robot" }, "call answered, ended, hung up by robot"],
    [{ missing_call: true, hangup_by: "system" }, "call missed, it rang out"],
    [{ missing_call: true, hangup_by: "user", ...TIMES }, "call missed after 10 s, hung up by the agent"],
    [
      { missing_call: true, hangup_by: "contact", missing_call_reason: "short_abandoned", ...TIMES },
      "call missed (short_abandoned), the caller gave up after 10 s",
    ],
    [{ missing_call: true, hangup_by: "contact", missing_call_reason: "abandoned" }, "call missed, the caller gave up"],
    [
      { missing_call: true, missing_call_reason: "out_of_business_hours", hangup_by: "system", ...TIMES },
      "call missed outside business hours, ended after 10 s, hung up by the system",
    ],
    [
      { missing_call: true, missing_call_reason: "callback", hangup_by: "contact", ...TIMES },
      "call missed, the caller asked to be called back, ended after 10 s",
    ],
    [
      { missing_call: true, missing_call_reason: "out_of_business_hours", voicemail_id: 1, ...TIMES },
      "call not answered outside business hours, voicemail left after 10 s",
    ],
    [
      {
        direction: "internal",
        caller_number: "1001",
        callee_number: "1002",
        bridged_at: TIMES.ended_at,
        hangup_by: "user",
      },
      "internal call from 1001 to 1002 answered, ended, hung up by a user",
    ],
    [
      { direction: "internal", answered_at: null, bridged_at: null, hangup_by: "system" },
      "internal call not answered, ended, hung up by the system",
    ],
    [{ missing_call: true, voicemail_id: 1, ...TIMES }, "call not answered, voicemail left after 10 s"],
    [
      { direction: "outbound", answered_at: null, call_duration: 0, hangup_by: "system", ...TIMES },
      "outbound call not answered, ended after 10 s, hung up by the system",
    ],
    [
      { direction: "outbound", answered_at: "2026-09-15T08:00:03Z", ...TIMES },
      "outbound call answered, ended after 10 s",
    ],
  ])("%j", (data, sentence) => {
    expect(timeline(["call_init"], ["call_hangup", data]).sentence).toBe(sentence);
  });

  test.each<[Data, string]>([
    [{ state: "hangup" }, "call ended"],
    [
      {
        state: "hangup",
        direction: 1,
        contact_number: "905",
        number: { number: "+908" },
        startstamp: "2023-04-04T09:59:51Z",
        timestamp: "2023-04-04T09:59:59Z",
      },
      "inbound call with 905 on +908 ended after 8 s",
    ],
  ])("of 2023: %j", (data, sentence) => {
    expect(timeline(["call::init"], ["call::hangup", data])).toMatchObject({
      sentence,
      outcome: "ended",
      reallyMissed: null,
    });
  });

  test.each<[Data, string, boolean]>([
    [{}, "answered", false],
    [{ missing_call: false, voicemail_id: 1 }, "answered", false],
    [{ missing_call: true }, "missed", true],
    [{ missing_call: true, hangup_by: "contact" }, "abandoned", true],
    [{ missing_call: true, hangup_by: "contact", voicemail_id: 0 }, "voicemail", false],
    [{ direction: "outbound" }, "not_answered", false],
    [{ direction: "inbound" }, "answered", false],
    [{ direction: "internal" }, "not_answered", false],
    [{ direction: "internal", answered_at: "2026-09-15T08:00:03Z" }, "answered", false],
    [{ direction: "internal", bridged_at: "2026-09-15T08:00:03Z" }, "answered", false],
    [{ missing_call: true, missing_call_reason: "out_of_business_hours" }, "out_of_hours", true],
    [{ missing_call: true, missing_call_reason: "callback", hangup_by: "contact" }, "callback_requested", true],
  ])("%j is %s", (data, outcome, reallyMissed) => {
    expect(timeline(["call_hangup", data])).toMatchObject({ outcome, reallyMissed });
  });

  test.each([
    [["call_hangup", "call_bridged", "call_init"], "call answered, ended"],
    [["call_bridged", "call_init"], "call, whose end is not known (last event: call_bridged)"],
    [["call_init"], "call, whose end is not known (last event: call_init)"],
  ])("is described by its hangup, or else its bridge, in any order of arrival: %j", (events, sentence) => {
    expect(timeline(...events.map((event): Sent => [event])).sentence).toBe(sentence);
  });

  test("needs at least one event", () => {
    expect(callTimeline([])).toBeUndefined();
  });
});

test("each step of a call has the time since the previous step", () => {
  const [init, bridged, hangup] = steps(["call_init"], ["call_bridged"], ["call_hangup"]);
  if (init === undefined || bridged === undefined || hangup === undefined) throw new Error("three steps");
  const call = callTimeline([{ ...init, arrivedMs: 1000 }, { ...bridged, arrivedMs: 2500 }, hangup]);
  expect(call?.steps).toEqual([
    { event: "call_init", sincePreviousMs: null },
    { event: "call_bridged", sincePreviousMs: 1500 },
    { event: "call_hangup", sincePreviousMs: null },
  ]);
});

test("a timeline has the facts of the last event", () => {
  const data = {
    direction: "inbound",
    caller_number: "+1",
    callee_number: "+2",
    started_at: "2026-09-15T08:00:00Z",
    answered_at: "2026-09-15T08:00:01Z",
    bridged_at: "2026-09-15T08:00:05Z",
    ended_at: "2026-09-15T08:00:10Z",
    call_duration: 10,
    hangup_by: "user",
    record_url: "https://example.com/1.mp3?X-Amz-Date=20260915T080011Z&X-Amz-Expires=60",
  };
  expect(timeline(["call_init"], ["call_bridged"], ["call_hangup", data])).toMatchObject({
    uuid: "a",
    format: "2024",
    direction: "inbound",
    from: "+1",
    to: "+2",
    startedAt: "2026-09-15T08:00:00Z",
    answeredAt: "2026-09-15T08:00:01Z",
    bridgedAt: "2026-09-15T08:00:05Z",
    endedAt: "2026-09-15T08:00:10Z",
    durationSeconds: 10,
    hungUpBy: "user",
    recording: { url: data.record_url, expiresAt: "2026-09-15T08:01:11.000Z" },
  });
  expect(timeline(["call_hangup"]).recording).toBeNull();
});
