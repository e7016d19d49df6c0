import { describe, expect, test } from "vitest";
import {
  type ArrivedEvent,
  type CallStep,
  callStep,
  contradictionsIn,
} from "../../../../src/events/calls/call-step.ts";
import { callTimeline } from "../../../../src/events/calls/call-timeline.ts";
import { LiveCallFindings } from "../../../../src/events/calls/live-call-findings.ts";
import { OpenCalls } from "../../../../src/events/calls/open-calls.ts";
import { SAMPLES } from "../../../../src/events/catalogue/samples.ts";
import { validatePayload } from "../../../../src/events/validation/validate.ts";
import { scenarioNamed } from "../../../support/events/scenario-requests.ts";

/** The events of a scenario as they would arrive, one of them changed. */
function arrived(name: string, at = 0, changes: Readonly<Record<string, unknown>> = {}): ArrivedEvent[] {
  let arrivedMs = 0;
  return scenarioNamed(name).steps.map(({ event, afterMs, data }, index) => {
    arrivedMs += afterMs;
    const changed = index === at ? { ...data, ...changes } : data;
    const envelope = { event, data: changed };
    const { issues } = validatePayload(envelope);
    return { envelope, sha256: `${name} ${event}`, arrivedMs, contradictions: contradictionsIn(envelope, issues) };
  });
}

function steps(events: readonly ArrivedEvent[]): CallStep[] {
  return events.flatMap((event) => callStep(event) ?? []);
}

function messages(events: readonly ArrivedEvent[]): string[] {
  return callTimeline(steps(events))?.findings.map(({ message }) => message) ?? [];
}

/** What a listener tells after each event. */
function told(events: readonly ArrivedEvent[]): string[][] {
  const live = new LiveCallFindings();
  return events.map((event) => live.add(event).map(({ message }) => message));
}

function arrivedAt(event: ArrivedEvent, arrivedMs: number | null): ArrivedEvent {
  return { ...event, arrivedMs };
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
      "data.call_flow.1 is later than the step before it",
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
    expect(messages(arrived("call-2023", 1, { contact_number: "447700900124" }))).toEqual([]);
  });

  test("a second call_bridged with another body is only an info, because a transfer could send one", () => {
    const [init, bridged, hangup] = arrived("answered-inbound");
    if (init === undefined || bridged === undefined || hangup === undefined) throw new Error("three steps");
    const found = callTimeline(steps([init, bridged, { ...bridged, sha256: "another" }, hangup]))?.findings;
    expect(found).toMatchObject([{ severity: "info", code: "duplicate_step" }]);
  });

  test("call_bridged is sent when the agent's leg joins, and bridged_at can be the later answer of the customer", () => {
    const later = { bridged_at: "2026-09-15T09:00:10Z", first_touch_duration: 10 };
    expect(messages(arrived("answered-outbound", 1, later))).toEqual([]);
  });

  test("arrival times that were not recorded cause no finding", () => {
    expect(messages(arrived("voicemail").map((event) => arrivedAt(event, null)))).toEqual([]);
  });
});

describe("the outcome", () => {
  test.each([
    ["voicemail", { voicemail_id: null }, "abandoned"],
    ["missed-inbound", { missing_call_reason: "out_of_business_hours" }, "missed"],
    ["missed-inbound", { voicemail_id: 95 }, "voicemail"],
    ["unanswered-outbound", { answered_at: "2026-09-15T09:10:05Z" }, "answered"],
  ])("%s with %j is %s", (name, changes, outcome) => {
    const last = scenarioNamed(name).steps.length - 1;
    expect(callTimeline(steps(arrived(name, last, changes)))?.outcome).toBe(outcome);
  });

  test("a reason other than the usual one is in the sentence", () => {
    const call = callTimeline(steps(arrived("missed-inbound", 1, { missing_call_reason: "out_of_business_hours" })));
    expect(call?.sentence).toContain("missed after 46 s (out_of_business_hours), it rang out");
  });

  test("a call without a hangup is open", () => {
    const call = callTimeline(steps(arrived("answered-inbound").slice(0, 2)));
    expect(call).toMatchObject({ outcome: "open", reallyMissed: null });
    expect(call?.sentence).toContain("has not ended (last event: call_bridged)");
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
    expect(call).toMatchObject({ from: null, startedAt: null, sentence: "call answered, ended" });
  });
});

test.each(SAMPLES.filter(({ event }) => !event.startsWith("call")).map(({ event, data }) => [event, data]))(
  "%s is no step of a call",
  (event, data) => {
    expect(callStep({ envelope: { event, data }, contradictions: [], sha256: "", arrivedMs: 0 })).toBeUndefined();
  },
);

describe("open calls", () => {
  const [init] = steps(arrived("voicemail"));
  const stepOf = (uuid: string): CallStep => {
    if (init === undefined) throw new Error("a step");
    return { ...init, uuid };
  };

  test("are limited in number: the least recently active is removed", () => {
    const calls = new OpenCalls(2);
    const evicted = ["a", "b", "a", "c", "d"].map((uuid) => calls.add(stepOf(uuid)).evicted?.[0]?.uuid);
    expect(evicted).toEqual([undefined, undefined, undefined, "b", "a"]);
    expect([...calls.takeAll()].map(([first]) => first?.uuid)).toEqual(["c", "d"]);
    expect([...calls.takeAll()]).toEqual([]);
  });

  test("keep no more than 20 events of one call", () => {
    const calls = new OpenCalls(2);
    const counts = Array.from({ length: 30 }, () => calls.add(stepOf("a")).steps.length);
    expect(Math.max(...counts)).toBe(20);
  });
});

describe("live", () => {
  test("a call without problems has no finding", () => {
    expect(told(arrived("answered-inbound"))).toEqual([[], [], []]);
  });

  test("a missing step is reported at the hangup, and only once", () => {
    const [init, bridged, hangup] = arrived("answered-inbound");
    if (init === undefined || bridged === undefined || hangup === undefined) throw new Error("three steps");
    const late = { ...bridged, arrivedMs: 20_000 };
    expect(told([init, hangup, late])).toEqual([
      [],
      ["call_bridged is missing for this call"],
      ["call_bridged arrived after call_hangup"],
    ]);
  });

  test("problems before the hangup are reported with it", () => {
    const [init, bridged, hangup] = arrived("answered-inbound");
    if (init === undefined || bridged === undefined || hangup === undefined) throw new Error("three steps");
    expect(told([bridged, init, hangup])).toEqual([[], [], ["call_init arrived after call_bridged"]]);
  });

  test("a repeated hangup does not repeat the findings", () => {
    const [init, , hangup] = arrived("answered-inbound");
    if (init === undefined || hangup === undefined) throw new Error("three steps");
    expect(told([init, hangup, hangup])).toEqual([[], ["call_bridged is missing for this call"], []]);
  });

  test("a single hangup and a replay without gaps have no finding", () => {
    expect(told(arrived("answered-inbound").slice(2))).toEqual([[]]);
    expect(told(arrived("answered-inbound").map((event) => arrivedAt(event, 0)))).toEqual([[], [], []]);
  });

  test("issues of the event's own validation are not repeated", () => {
    expect(told(arrived("answered-inbound", 2, { call_duration: 40 }))).toEqual([[], [], []]);
  });

  test("has no hint, so that it is one line", () => {
    const live = new LiveCallFindings();
    const found = [0, 2].flatMap((at) => live.add(arrived("answered-inbound")[at] ?? never()));
    expect(found).toMatchObject([{ code: "missing_step", hint: null, expected: null }]);
  });
});

function never(): never {
  throw new Error("the scenario has three events");
}
