import { describe, expect, test } from "vitest";
import { inEnglish } from "../../../../src/language/said.ts";
import type { ArrivedEvent } from "../../../../src/events/calls/call-step.ts";
import { callTimeline } from "../../../../src/events/calls/call-timeline.ts";
import { arrived, arrivedAt, steps } from "../../../support/events/arrived-events.ts";
import { scenarioNamed } from "../../../support/events/scenario-requests.ts";

function messages(events: readonly ArrivedEvent[]): string[] {
  return callTimeline(steps(events))?.findings.map(({ message }) => message) ?? [];
}

describe("contradictions between the events of a call", () => {
  test.each([
    ["answered-inbound", 2, { call_duration: 40 }, "call_hangup: data.call_duration does not match"],
    ["missed-inbound", 1, { bridged_at: "2026-09-15T08:10:05Z" }, "call_hangup: data.bridged_at is set, but"],
    ["answered-inbound", 2, { ended_at: "2026-09-15T07:00:00Z" }, "call_hangup: data.ended_at is before"],
    ["answered-inbound", 1, { direction: "outbound" }, "data.direction differs between call_init and call_bridged"],
    ["voicemail", 1, { started_at: "2026-09-15T08:30:01Z" }, "data.started_at differs between"],
    ["call-2023", 1, { startstamp: "2023-04-04T09:59:50.000000Z" }, "data.startstamp differs between"],
    ["call-2023", 1, { number_id: 2 }, "data.number_id differs between call::init and call::hangup"],
    ["voicemail", 1, { hangup_by: "user" }, "has a different hangup_by than data.hangup_by"],
    [
      "voicemail",
      1,
      {
        call_flow: [
          { action: "hangup", detail: {}, timestamp: 1_789_461_016 },
          { action: "init", detail: {}, timestamp: 1_789_461_050 },
        ],
      },
      "the init step of data.call_flow does not match data.started_at",
    ],
    [
      "voicemail",
      1,
      { call_flow: [{ action: "hangup", detail: {}, timestamp: 1_789_461_050 }] },
      "the hangup step of data.call_flow does not match data.ended_at",
    ],
  ] as const)("%s, event %i with %j", (...[name, at, changes, message]) => {
    expect(messages(arrived(name, at, changes))).toContainEqual(expect.stringContaining(message));
  });

  test("the two published events of 2023 have different contact_numbers, which is not a finding", () => {
    expect(messages(arrived("call-2023", 1, { contact_number: "905990000124" }))).toEqual([]);
  });

  test("a second call_bridged with another body is only an info, because a transfer could send one", () => {
    const [init, bridged, hangup] = arrived("answered-inbound");
    if (init === undefined || bridged === undefined || hangup === undefined) throw new Error("three steps");
    const found = callTimeline(steps([init, bridged, { ...bridged, sha256: "another" }, hangup]))?.findings;
    expect(found).toMatchObject([{ severity: "info", code: "duplicate_step" }]);
  });

  test("call_bridged is sent when the agent's leg joins, and bridged_at can be the later answer of the customer", () => {
    const later = { bridged_at: "2026-09-15T08:40:10Z", first_touch_duration: 10 };
    expect(messages(arrived("answered-outbound", 1, later))).toEqual([]);
  });

  test("arrival times that were not recorded cause no finding", () => {
    expect(messages(arrived("voicemail").map((event) => arrivedAt(event, null)))).toEqual([]);
  });
});

describe("the outcome", () => {
  test.each([
    ["voicemail", { voicemail_id: null }, "abandoned"],
    ["missed-inbound", { missing_call_reason: "out_of_business_hours" }, "out_of_hours"],
    ["missed-inbound", { voicemail_id: 95 }, "voicemail"],
    ["unanswered-outbound", { answered_at: "2026-09-15T09:10:05Z" }, "answered"],
  ])("%s with %j is %s", (name, changes, outcome) => {
    const last = scenarioNamed(name).steps.length - 1;
    expect(callTimeline(steps(arrived(name, last, changes)))?.outcome).toBe(outcome);
  });

  test("a reason other than the usual one is in the sentence", () => {
    const call = callTimeline(steps(arrived("missed-inbound", 1, { missing_call_reason: "short_abandoned" })));
    expect(inEnglish(call?.sentence ?? "")).toContain("missed after 46 s (short_abandoned), it rang out");
  });

  test("a call without a hangup is open", () => {
    const call = callTimeline(steps(arrived("answered-inbound").slice(0, 2)));
    expect(call).toMatchObject({ outcome: "open", reallyMissed: null });
    expect(inEnglish(call?.sentence ?? "")).toContain(", whose end is not known (last event: call_bridged)");
  });

  test("the recording has its time of expiry", () => {
    expect(callTimeline(steps(arrived("answered-inbound")))?.recording?.expiresAt).toBe("2026-09-22T08:00:19.000Z");
    const bare = arrived("answered-inbound", 2, { record_url: "https://storage.hipcall.com.tr/recordings/1.mp3" });
    expect(callTimeline(steps(bare))?.recording?.expiresAt).toBeNull();
  });

  test("hostile values give a timeline too", () => {
    const data = {
      uuid: "x",
      direction: {},
      caller_number: "9".repeat(100_000),
      call_flow: "none",
      started_at: 5,
      ended_at: "never",
      record_url: "javascript:alert(1)",
    };
    const call = callTimeline(
      steps(
        ["call_init", "call_hangup"].map((event) => ({
          envelope: { event, data },
          contradictions: [],
          sha256: "",
          arrivedMs: 0,
        })),
      ),
    );
    expect(call).toMatchObject({ from: null, startedAt: null });
    expect(inEnglish(call?.sentence ?? "")).toBe("call answered, ended");
  });
});
