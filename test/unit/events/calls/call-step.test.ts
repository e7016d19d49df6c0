import { describe, expect, test } from "vitest";
import { type CallStep, callStep, contradictionsIn, eventOfStep } from "../../../../src/events/calls/call-step.ts";
import { validatePayload } from "../../../../src/events/validation/validate.ts";
import { SAMPLES } from "../../../../src/events/catalogue/samples.ts";
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
    return envelope === null ? ["no envelope"] : contradictionsIn(issues).map(({ path }) => path);
  }

  test.each<[string, Data, string[]]>([
    ["call_hangup", {}, []],
    ["call_hangup", { call_duration: 1 }, ["data.call_duration"]],
    ["call_hangup", { hangup_by: 5 }, []],
    ["call::hangup", { timestamp: "2000-01-01T00:00:00.000000Z" }, ["data.timestamp"]],
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

test.each(SAMPLES.filter(({ event }) => !event.startsWith("call")).map(({ event, data }) => [event, data]))(
  "%s is not a step of a call",
  (event, data) => {
    expect(callStep({ envelope: { event, data }, contradictions: [], sha256: "", arrivedMs: 0 })).toBeUndefined();
  },
);
