import { describe, expect, test } from "vitest";
import { validateSample } from "../../../../support/events/payloads.ts";

type Data = Readonly<Record<string, unknown>>;

/** The sample's call: it starts at START, and ends at END, hung up by the contact. */
const START = Date.parse("2024-11-17T10:41:00Z") / 1000;
const END = Date.parse("2024-11-17T10:41:52Z") / 1000;
const INIT = { action: "init", detail: { id: null, type: "contact" }, timestamp: START };
const HANGUP = { action: "hangup", detail: { hangup_by: "contact" }, timestamp: END };

function step(timestamp: unknown, action = "step"): Data {
  return { action, detail: {}, timestamp };
}

/** The contradictions of an event with these steps, as `path: expected, not received`. */
function found(event: string, callFlow: unknown, changes: Data = {}): string[] {
  return validateSample(event, { ...changes, call_flow: callFlow })
    .issues.filter(({ code }) => code === "contradiction")
    .map(({ severity, path, expected, received }) => `${severity} ${path}: ${expected}, not ${received}`);
}

describe("the steps of a call", () => {
  test.each<[timestamps: unknown[], path: string | undefined]>([
    [[5], undefined],
    [[5, 4, 3], undefined],
    [[5, 5], undefined],
    [[4, 5], "data.call_flow.1.timestamp"],
    [[5, 3, 4], "data.call_flow.2.timestamp"],
    [[4, 5, 6], "data.call_flow.1.timestamp"],
    [[4, "5"], undefined],
    [["4", 5], undefined],
  ])("at %j are newest first: %j", (timestamps, path) => {
    const steps = timestamps.map((timestamp) => step(timestamp));
    const expected = path === undefined ? [] : [`warning ${path}: the newest step first, not null`];
    expect(found("call_init", steps)).toEqual(expected);
  });

  test.each([[undefined], [null], ["hangup"], [{ 0: { timestamp: 1 }, 1: { timestamp: 2 } }], [[1, null, "x"]]])(
    "that are %j do not contradict anything",
    (callFlow) => {
      expect(found("call_init", callFlow)).toEqual([]);
    },
  );

  test("are missing in a list without any, whatever the event", () => {
    for (const event of ["call_init", "call_bridged", "call_hangup"])
      expect(found(event, [])).toEqual(["warning data.call_flow: an init step, not array of 0"]);
  });

  test("in milliseconds are one issue, and are not compared", () => {
    const callFlow = [
      { ...HANGUP, timestamp: END * 1000 },
      { ...INIT, timestamp: START * 1000 },
    ];
    const { issues } = validateSample("call_hangup", { call_flow: callFlow });
    expect(issues.filter(({ code }) => code === "contradiction")).toMatchObject([
      { path: "data.call_flow.0.timestamp", hint: "this looks like milliseconds" },
    ]);
    expect(found("call_hangup", [{ ...HANGUP, timestamp: 1e10 }, INIT])).toEqual([
      `warning data.call_flow.0.timestamp: ${END}, not number 10000000000`,
    ]);
  });
});

describe("the init step", () => {
  test.each([
    [START, []],
    [START - 1, []],
    [START + 1, []],
    [START + 2, [`warning data.call_flow.0.timestamp: ${START}, not number ${START + 2}`]],
    [START - 2, [`warning data.call_flow.0.timestamp: ${START}, not number ${START - 2}`]],
  ])("at %i is at the start: %j", (timestamp, expected) => {
    expect(found("call_init", [{ ...INIT, timestamp }])).toEqual(expected);
  });

  test("is the last one of the list", () => {
    expect(found("call_init", [step(START + 9, "init"), INIT])).toEqual([]);
  });

  test("of a wrong type has only that issue", () => {
    expect(found("call_init", [{ ...INIT, timestamp: 1.5 }])).toEqual([]);
  });
});

describe("the hangup step", () => {
  test.each<[Data, string[]]>([
    [{ timestamp: END }, []],
    [{ timestamp: END + 1 }, []],
    [{ timestamp: END - 1 }, []],
    [{ timestamp: END + 2 }, [`warning data.call_flow.0.timestamp: ${END}, not number ${END + 2}`]],
    [{ timestamp: END - 2 }, [`warning data.call_flow.0.timestamp: ${END}, not number ${END - 2}`]],
    [{ timestamp: "never" }, []],
    [{ detail: {} }, []],
    [{ detail: { hangup_by: "user" } }, ['warning data.call_flow.0.detail.hangup_by: contact, not string "user"']],
    [{ detail: { hangup_by: 5 } }, []],
    [{ detail: null }, []],
    [
      { detail: { hangup_by: "\u001b[2J" } },
      ['warning data.call_flow.0.detail.hangup_by: contact, not string "\\u001b[2J"'],
    ],
  ])("%j: %j", (changes, expected) => {
    expect(found("call_hangup", [{ ...HANGUP, ...changes }, INIT])).toEqual(expected);
  });

  test("is missing when the call has ended", () => {
    expect(found("call_hangup", [INIT])).toEqual([
      "warning data.call_flow: a hangup step, as the first, not array of 1",
    ]);
    expect(found("call_hangup", [step(END, "bridge"), INIT])).toHaveLength(1);
  });

  test("is not compared with values of another type", () => {
    const wrong = { ended_at: 5, hangup_by: 5 };
    expect(found("call_hangup", [{ ...HANGUP, timestamp: START + 1 }, INIT], wrong)).toEqual([]);
  });
});
