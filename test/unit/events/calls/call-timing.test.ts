import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { type CallStep, type StepKind, callStep } from "../../../../src/events/calls/call-step.ts";
import { timingFindings } from "../../../../src/events/calls/call-timing.ts";

/** When a step happened and when it came, in seconds; `null` when that is not known. */
type When = readonly [happened: number | null, arrived: number | null];

const START = Date.parse("2026-09-15T08:00:00Z");
const KINDS: readonly StepKind[] = ["init", "bridged", "hangup"];
const TIME_OF: Readonly<Record<StepKind, string>> = { init: "started_at", bridged: "bridged_at", hangup: "ended_at" };

function steps(...times: readonly When[]): CallStep[] {
  return times.map(([happened, arrived], index) => {
    const kind = KINDS[index] ?? "hangup";
    const at = happened === null ? null : new Date(START + happened * 1000).toISOString();
    const envelope = { event: `call_${kind}`, data: { uuid: "a", [TIME_OF[kind]]: at } };
    const step = callStep({
      envelope,
      sha256: "",
      arrivedMs: arrived === null ? null : arrived * 1000,
      contradictions: [],
    });
    if (step === undefined) throw new Error("no step");
    return step;
  });
}

function told(...times: readonly When[]): string[] {
  return timingFindings(steps(...times)).map(({ severity, code, message }) => `${severity} ${code}: ${message}`);
}

describe("a late step", () => {
  test.each<[number, string[]]>([
    [13, []],
    [13.001, ["warning late_step: call_bridged arrived 3 s later after call_init than their timestamps say"]],
    [75, ["warning late_step: call_bridged arrived 1 min 5 s later after call_init than their timestamps say"]],
    [9, []],
  ])("10 s after the first one and %d s on arrival: %j", (arrived, expected) => {
    expect(told([0, 0], [10, arrived])).toEqual(expected);
  });

  test("is compared with the previous step, so that one delay is one finding", () => {
    expect(told([0, 0], [10, 30], [20, 40])).toHaveLength(1);
    expect(told([0, 0], [10, 10], [20, 30])).toEqual([
      "warning late_step: call_hangup arrived 10 s later after call_bridged than their timestamps say",
    ]);
  });

  test("is not reported when a time is unknown", () => {
    expect(told([0, null], [10, 30])).toEqual([]);
    expect(told([null, 0], [10, 30])).toEqual([]);
    expect(told([0, 0], [null, 15], [20, 20])).toEqual([]);
  });
});

describe("steps that arrive together", () => {
  test.each<[number, number, string[]]>([
    [4, 0.999, ["info burst: 2 events arrived together, but their timestamps span 4 s"]],
    [4, 1, []],
    [3, 0, []],
    [3.001, 0, ["info burst: 2 events arrived together, but their timestamps span 3 s"]],
  ])("%d s apart, in %d s: %j", (happened, arrived, expected) => {
    expect(told([0, 0], [happened, arrived])).toEqual(expected);
  });

  test("are counted together", () => {
    expect(told([0, 0], [10, 0], [20, 0])).toEqual([
      "info burst: 3 events arrived together, but their timestamps span 20 s",
    ]);
  });
});

const inOrder = fc.array(fc.nat(100), { minLength: 1, maxLength: 3 }).map((times) => times.toSorted((a, b) => a - b));

test.prop([inOrder, fc.integer({ min: -1e9, max: 1e9 })])(
  "a wrong clock causes no finding, and neither does a single event",
  (times, off) => {
    expect(told(...times.map((time): When => [time, time + off]))).toEqual([]);
  },
);

test("no events have no finding", () => {
  expect(timingFindings([])).toEqual([]);
});
