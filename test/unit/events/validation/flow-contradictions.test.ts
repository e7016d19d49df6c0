import { describe, expect, test } from "vitest";
import { flowContradictions } from "../../../../src/events/validation/flow-contradictions.ts";
import { validateSample } from "../../../support/events/payloads.ts";

type Data = Readonly<Record<string, unknown>>;

const ENDED = { ended_at: "2026-09-15T08:00:10Z", hangup_by: "user" };
const END = Date.parse(ENDED.ended_at) / 1000;

/** The hangup of a call, and what its newest step says. */
function hangup(step: Data, data: Data = ENDED): Data {
  return { ...data, call_flow: [{ action: "hangup", detail: {}, timestamp: END, ...step }] };
}

function told(event: string, data: Data): string[] {
  return flowContradictions(event, data).map(({ path, expected, received }) => `${path}: ${expected}, not ${received}`);
}

describe("the steps of a call", () => {
  test.each<[timestamps: unknown[], path: string | undefined]>([
    [[], undefined],
    [[5], undefined],
    [[5, 4, 3], undefined],
    [[5, 5], undefined],
    [[4, 5], "data.call_flow.1.timestamp"],
    [[5, 3, 4], "data.call_flow.2.timestamp"],
    [[4, 5, 6], "data.call_flow.1.timestamp"],
    [[4, "5"], undefined],
    [["4", 5], undefined],
  ])("at %j are newest first: %j", (timestamps, path) => {
    const found = flowContradictions("call_init", { call_flow: timestamps.map((timestamp) => ({ timestamp })) });
    expect(found.map((issue) => issue.path)).toEqual(path === undefined ? [] : [path]);
    for (const { severity, code, expected } of found) {
      expect([severity, code, expected]).toEqual(["warning", "contradiction", "the newest step first"]);
    }
  });

  test.each([[undefined], [null], ["hangup"], [{ 0: { timestamp: 1 }, 1: { timestamp: 2 } }], [[1, null, "x"]]])(
    "that are %j have no issue",
    (callFlow) => {
      expect(flowContradictions("call_hangup", { ...ENDED, call_flow: callFlow })).toEqual([]);
    },
  );
});

describe("the hangup step", () => {
  test.each<[Data, string[]]>([
    [{ timestamp: END }, []],
    [{ timestamp: END + 1 }, []],
    [{ timestamp: END - 1 }, []],
    [{ timestamp: END + 2 }, [`data.call_flow.0.timestamp: ${END}, not number ${END + 2}`]],
    [{ timestamp: END - 2 }, [`data.call_flow.0.timestamp: ${END}, not number ${END - 2}`]],
    [{ timestamp: "never" }, []],
    [{ detail: { hangup_by: "user" } }, []],
    [{ detail: { hangup_by: "contact" } }, ['data.call_flow.0.detail.hangup_by: user, not string "contact"']],
    [{ detail: { hangup_by: 5 } }, []],
    [{ detail: null }, []],
    [{ action: "bridge", timestamp: 1, detail: { hangup_by: "contact" } }, []],
    [{ detail: { hangup_by: "\u001b[2J" } }, ['data.call_flow.0.detail.hangup_by: user, not string "\\u001b[2J"']],
  ])("%j: %j", (step, expected) => {
    expect(told("call_hangup", hangup(step))).toEqual(expected);
    expect(told("call_bridged", hangup(step))).toEqual([]);
    for (const { severity, code } of flowContradictions("call_hangup", hangup(step))) {
      expect([severity, code]).toEqual(["warning", "contradiction"]);
    }
  });

  test("is not compared with missing fields", () => {
    expect(told("call_hangup", hangup({ timestamp: 1, detail: { hangup_by: "contact" } }, {}))).toEqual([]);
    const wrong = { ended_at: 5, hangup_by: 5 };
    expect(told("call_hangup", hangup({ timestamp: 1, detail: { hangup_by: "contact" } }, wrong))).toEqual([]);
  });
});

describe("validation", () => {
  test.each([
    [[{ action: "hangup", detail: {}, timestamp: 1731840060 }], "data.call_flow.0.timestamp"],
    [
      [{ action: "hangup", detail: { hangup_by: "system" }, timestamp: 1731840112 }],
      "data.call_flow.0.detail.hangup_by",
    ],
    [
      [
        { action: "hangup", detail: {}, timestamp: 1731840112 },
        { action: "init", detail: {}, timestamp: 1731840060 },
        { action: "bridge", detail: {}, timestamp: 1731840062 },
      ],
      "data.call_flow.2.timestamp",
    ],
  ])("finds in %j the contradiction at %s, and the event stays valid", (callFlow, path) => {
    const { verdict, issues } = validateSample("call_hangup", { call_flow: callFlow });
    expect(verdict).toBe("valid");
    expect(issues.filter(({ code }) => code === "contradiction").map((found) => found.path)).toEqual([path]);
  });

  test("finds one contradiction for one wrong end, not one for each field that it contradicts", () => {
    const { issues } = validateSample("call_hangup", { ended_at: "2024-11-17T10:40:00Z" });
    expect(issues.filter(({ code }) => code === "contradiction").map(({ path }) => path)).toEqual(["data.ended_at"]);
  });
});
