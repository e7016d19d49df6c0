import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parsePhoneNumber } from "libphonenumber-js/max";
import { describe, expect, test } from "vitest";
import { inEnglish } from "../../../../src/language/said.ts";
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

  test("has only Turkish phone numbers that nobody can dial", () => {
    const numbers = JSON.stringify(scenario.steps).match(/(?<=")\+?\d{9,}(?=")/g) ?? [];
    for (const number of new Set(numbers)) {
      const parsed = parsePhoneNumber(`+${number.replace("+", "")}`);
      expect({
        number,
        country: parsed.countryCallingCode,
        possible: parsed.isPossible(),
        valid: parsed.isValid(),
      }).toEqual({ number, country: "90", possible: true, valid: false });
    }
  });

  test("says of each value how it is known", () => {
    expect(scenario.source).toMatch(/Fictional:|fictional/);
    const said = Object.values(scenario.known ?? {}).flat();
    expect(new Set(said).size).toBe(said.length);
    const keys = new Set(scenario.steps.flatMap(({ data }) => Object.keys(data)));
    expect(said.filter((key) => !key.includes(".")).toSorted()).toEqual([...keys].toSorted());
    // A value in one event only.
    const inEvents = new Set(
      scenario.steps.flatMap(({ event, data }) => Object.keys(data).map((key) => `${event}.${key}`)),
    );
    expect(said.filter((key) => key.includes(".") && !inEvents.has(key))).toEqual([]);
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
  expect(keys[0]).not.toContain("related_id");
});

// The table of outcomes that were measured; times in seconds after the start.
test.each([
  [
    "answered-inbound",
    { missing_call: false, missing_call_reason: null, hangup_by: "user", call_duration: 18 },
    [0, 14],
  ],
  [
    "missed-inbound",
    { missing_call: true, missing_call_reason: "abandoned", hangup_by: "system", call_duration: 46 },
    [0, null],
  ],
  ["abandoned-inbound", { missing_call: true, hangup_by: "contact", call_duration: 12 }, [0, null]],
  ["voicemail", { missing_call: true, hangup_by: "contact", call_duration: 16, voicemail_id: 95 }, [4, null]],
  ["answered-outbound", { missing_call: false, first_touch_duration: 10, call_duration: 12 }, [10, 10]],
  ["unanswered-outbound", { missing_call: false, first_touch_duration: 3, call_duration: 0 }, [null, 3]],
])("%s ends like the measured call", (name, measured, answeredAndBridged) => {
  const data = scenarioNamed(name).steps.at(-1)?.data ?? {};
  expect(data).toMatchObject(measured);
  expect(["answered_at", "bridged_at"].map((field) => secondsAfterStart(data, field))).toEqual(answeredAndBridged);
});

function secondsAfterStart(data: Data, field: string): number | null {
  const value = data[field];
  return typeof value === "string" ? (Date.parse(value) - Date.parse(String(data["started_at"]))) / 1000 : null;
}

type Data = Readonly<Record<string, unknown>>;

test.each([
  ["unknown-caller", { contact_id: null, company_id: null, caller_id: null }],
  ["contact-with-company", { contact_id: 5100, company_id: 6200, caller_id: 5100 }],
  ["answered-inbound", { contact_id: 5100, company_id: null, caller_id: 5100 }],
  ["answered-outbound", { user_id: 7 }],
])("%s knows in call_init who is known", (name, known) => {
  expect(scenarioNamed(name).steps[0]).toMatchObject({ event: "call_init", data: known });
});

test("the voicemail's id is that of the voicemail, as its type says", () => {
  const { voicemail_type, voicemail_id, user_id } = scenarioNamed("voicemail").steps.at(-1)?.data ?? {};
  expect([voicemail_type, voicemail_id, user_id]).toEqual(["account", 95, null]);
});

test("each scenario has its sentence", () => {
  const sentences = CALL_SCENARIOS.map((name) => callTimeline(stepsOf(queueOf(scenarioNamed(name))))?.sentence ?? "");
  expect(sentences.map(inEnglish).join("\n")).toMatchInlineSnapshot(`
    "inbound call from +905990000123 to +902190000100 answered after 14 s, ended after 18 s, hung up by the agent
    inbound call from +905990000123 to +902190000100 missed after 46 s, it rang out
    inbound call from +905990000123 to +902190000100 missed, the caller gave up after 12 s
    inbound call from +905990000123 to +902190000100 not answered, voicemail left after 16 s
    inbound call from +905990000123 to +902190000100 answered after 14 s, ended after 18 s, hung up by the agent
    inbound call from +905990000123 to +902190000100 answered after 14 s, ended after 18 s, hung up by the agent
    inbound call from +905990000123 to +902190000100 answered after 32 s, ended after 1 min 35 s, hung up by the customer
    inbound call from +905990000123 to +902190000100 missed outside business hours, ended after 9 s, hung up by the system
    inbound call from +905990000123 to +902190000100 missed, the caller asked to be called back, ended after 40 s
    outbound call from +902190000100 to +905990000123 answered after 10 s, ended after 12 s, hung up by the customer
    outbound call from +902190000100 to +905990000123 not answered, ended after 13 s, hung up by the agent
    internal call from 1001 to 1002 answered after 5 s, ended after 48 s, hung up by a user
    call with 905990000123 on +902190000100 ended after 8 s"
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
    "unknown-caller": false,
    "contact-with-company": false,
    "greeting-then-team": false,
    "out-of-hours": true,
    "callback-request": true,
    "internal-call": false,
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
