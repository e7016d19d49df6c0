import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { callStep } from "../../../../src/events/calls/call-step.ts";
import { callTimeline } from "../../../../src/events/calls/call-timeline.ts";
import { parseScenario } from "../../../../src/events/scenarios/scenario.ts";
import { SCENARIO_NAMES } from "../../../../src/events/scenarios/scenario-names.ts";
import { findScenario } from "../../../../src/events/scenarios/scenarios.ts";
import { validatePayload } from "../../../../src/events/validation/validate.ts";
import {
  CALL_SCENARIOS,
  findingsOf,
  queueOf,
  scenarioNamed,
  stepsOf,
} from "../../../support/events/scenario-requests.ts";

test("every built-in scenario is listed by the name of its file", () => {
  const files = readdirSync(join(import.meta.dirname, "../../../../samples/scenarios"));
  expect(SCENARIO_NAMES.map((name) => `${name}.json`).toSorted()).toEqual(files.toSorted());
  expect(SCENARIO_NAMES.map((name) => scenarioNamed(name).name)).toEqual(SCENARIO_NAMES);
});

describe.each(SCENARIO_NAMES)("%s", (name) => {
  const scenario = scenarioNamed(name);

  test("validates without an error or a warning", () => {
    const issues = scenario.steps.flatMap(({ event, data }) => validatePayload({ event, data }).issues);
    expect(issues.filter(({ severity }) => severity !== "info")).toEqual([]);
  });

  test("has only phone numbers reserved for fiction", () => {
    const numbers = JSON.stringify(scenario.steps).match(/"\+?\d{9,}"/g) ?? [];
    expect(numbers.filter((number) => !/^"\+?(447700900|4420794601)\d+"$/.test(number))).toEqual([]);
  });

  test("has a source", () => {
    expect(scenario.source).toMatch(/Fictional:/);
  });
});

describe.each(CALL_SCENARIOS)("%s is a call", (name) => {
  const scenario = scenarioNamed(name);

  test("without findings", () => {
    expect(findingsOf(queueOf(scenario))).toEqual([]);
  });

  test("with the same gaps as its timestamps", () => {
    const steps = scenario.steps.map(({ event, data }) =>
      callStep({ envelope: { event, data }, contradictions: [], sha256: event, arrivedMs: null }),
    );
    const times = steps.map((step) => step?.happenedMs ?? Number.NaN);
    const gaps = times.map((time, index) => time - (times[index - 1] ?? time));
    expect(gaps).toEqual(scenario.steps.map(({ afterMs }) => afterMs));
  });
});

test.each(CALL_SCENARIOS.filter((name) => name !== "call-2023"))("%s has all 33 keys in every event", (name) => {
  const keys = scenarioNamed(name).steps.map(({ data }) => Object.keys(data));
  expect(keys.map(({ length }) => length)).toEqual(keys.map(() => 33));
  expect(new Set(keys.map((each) => each.join())).size).toBe(1);
  expect(keys[0]).toEqual(expect.arrayContaining(["company_id", "team_touch_at"]));
});

// The table of outcomes that were measured; times in seconds after the start.
test.each([
  ["answered-inbound", { missing_call: false, missing_call_reason: null, hangup_by: "user", call_duration: 18 }],
  ["missed-inbound", { missing_call: true, missing_call_reason: "abandoned", hangup_by: "system", call_duration: 46 }],
  ["abandoned-inbound", { missing_call: true, bridged_at: null, hangup_by: "contact", call_duration: 12 }],
  ["voicemail", { missing_call: true, bridged_at: null, hangup_by: "contact", call_duration: 16, voicemail_id: 95 }],
  ["answered-outbound", { missing_call: false, first_touch_duration: 10, call_duration: 12 }],
  ["unanswered-outbound", { missing_call: false, answered_at: null, first_touch_duration: 3, call_duration: 0 }],
])("%s ends like the measured call", (name, measured) => {
  expect(scenarioNamed(name).steps.at(-1)?.data).toMatchObject(measured);
});

test("each scenario has its sentence", () => {
  const sentences = CALL_SCENARIOS.map((name) => callTimeline(stepsOf(queueOf(scenarioNamed(name))))?.sentence);
  expect(sentences.join("\n")).toMatchInlineSnapshot(`
    "inbound call from +447700900123 to +442079460100 answered after 6 s, ended after 18 s, hung up by the agent
    inbound call from +447700900123 to +442079460100 missed after 46 s, it rang out
    inbound call from +447700900123 to +442079460100 missed, the caller gave up after 12 s
    inbound call from +447700900123 to +442079460100 not answered, voicemail left after 16 s
    outbound call from +442079460100 to +447700900123 answered after 10 s, ended after 12 s, hung up by the customer
    outbound call from +442079460100 to +447700900123 not answered, ended after 13 s, hung up by the agent
    call with 447700900123 on +442079460100 ended after 8 s"
  `);
});

test("a call is not always really missed when missing_call is true", () => {
  const missed = CALL_SCENARIOS.map((name) => [
    name,
    callTimeline(stepsOf(queueOf(scenarioNamed(name))))?.reallyMissed,
  ]);
  expect(Object.fromEntries(missed)).toEqual({
    "answered-inbound": false,
    "missed-inbound": true,
    "abandoned-inbound": true,
    voicemail: false,
    "answered-outbound": false,
    "unanswered-outbound": false,
    "call-2023": null,
  });
});

test("an unknown scenario gets the nearest name", () => {
  expect(findScenario("voice-mail")).toEqual({ kind: "unknown", nearest: "voicemail" });
});

describe("a scenario from a file", () => {
  const step = { event: "call_init", afterMs: 0 };
  const own = { name: "mine", about: "one event", steps: [step] };

  test("replaces shared values by the step's values, key by key and without a deep merge", () => {
    const parsed = parseScenario({
      ...own,
      shared: { a: 1, b: { c: 2, d: 3 } },
      steps: [step, { ...step, data: { b: { c: 4 }, e: 5 } }, step],
    });
    const data = parsed.kind === "scenario" ? parsed.scenario.steps.map((each) => each.data) : parsed;
    expect(data).toEqual([
      { a: 1, b: { c: 2, d: 3 } },
      { a: 1, b: { c: 4 }, e: 5 },
      { a: 1, b: { c: 2, d: 3 } },
    ]);
  });

  test("keeps the spelling of each value: numbers, escapes and white space", () => {
    const text = `{"name":"mine","about":"x","shared":{"id":9007199254740993,"price":12.0,"t":"\\u015f"},
      "steps":[{"event":"call_init","afterMs":0,"data":{"price":1E400,"more":[1.50, 2]}},{"event":"call_hangup","afterMs":0}]}`;
    const parsed = parseScenario(JSON.parse(text), text);
    const texts = parsed.kind === "scenario" ? parsed.scenario.steps.map(({ dataText }) => dataText) : parsed;
    expect(texts).toEqual([
      '{"id":9007199254740993,"price":1E400,"t":"\\u015f","more":[1.50, 2]}',
      '{"id":9007199254740993,"price":12.0,"t":"\\u015f"}',
    ]);
  });

  // zod lists each wrong item: so many overflow the stack.
  test("has one error when it has a million wrong steps", () => {
    expect(parseScenario({ ...own, steps: Array.from({ length: 1_000_000 }, () => 7) })).toMatchObject({
      path: "steps",
      reason: "must be a list of 1 to 1000 steps, but is a list of 1000000",
    });
  });

  test("can have a key that is called __proto__", () => {
    const shared: unknown = JSON.parse('{"__proto__": {"polluted": true}}');
    parseScenario({ ...own, shared });
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  test.each([
    [[], "", 'must be an object with "name", "about" and "steps", but is a list of 0'],
    [{ ...own, name: "" }, "name", "must be a string that is not empty"],
    [{ name: "mine", steps: [step] }, "about", "is missing"],
    [{ ...own, steps: [] }, "steps", "must be a list of 1 to 1000 steps, but is a list of 0"],
    [{ ...own, steps: "call_init" }, "steps", 'is string "call_init"'],
    [
      { ...own, steps: [step, { event: "call_hangup" }] },
      "steps.1.afterMs",
      "from 0 to 86400000 (a day), but is missing",
    ],
    [{ ...own, steps: [{ ...step, afterMs: -1 }] }, "steps.0.afterMs", "is number -1"],
    [{ ...own, steps: [{ ...step, afterMs: 1.5 }] }, "steps.0.afterMs", "is number 1.5"],
    [
      { ...own, steps: [{ ...step, data: [] }] },
      "steps.0.data",
      "must be an object with the values that this step changes, but is a list of 0",
    ],
    [{ ...own, steps: [{ ...step, after: 5 }] }, "steps.0.after", "is not a key of a step"],
    [{ ...own, step: [] }, "step", "is not a key of a scenario"],
  ])("is refused with a path and a reason: %j", (value, path, reason) => {
    expect(parseScenario(value)).toMatchObject({ kind: "refused", path, reason: expect.stringContaining(reason) });
  });

  test("is refused with the key that was likely meant", () => {
    expect(parseScenario({ ...own, steps: [{ ...step, afterMS: 5 }] })).toMatchObject({
      hint: "did you mean afterMs?",
    });
  });
});
