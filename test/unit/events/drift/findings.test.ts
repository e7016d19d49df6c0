import { test as property } from "@fast-check/vitest";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inTurkish } from "../../../support/events/turkish.ts";
import { inEnglish } from "../../../../src/language/said.ts";
import { baselineOf, expectationOf, parseBaseline } from "../../../../src/events/drift/baseline.ts";
import { catalogueExpectation, listsValues } from "../../../../src/events/drift/expectation.ts";
import { type DriftFinding, driftFindings } from "../../../../src/events/drift/findings.ts";
import { LIMITS, Profile } from "../../../../src/events/drift/profile.ts";
import { suggestionFor } from "../../../../src/events/drift/suggestion.ts";
import { SAMPLES } from "../../../../src/events/catalogue/samples.ts";
import { SCENARIO_NAMES } from "../../../../src/events/scenarios/scenario-names.ts";
import { findScenario } from "../../../../src/events/scenarios/scenarios.ts";
import type { Envelope } from "../../../../src/events/validation/envelope.ts";
import { sampleData } from "../../../support/events/payloads.ts";

const KNOWN = catalogueExpectation();

/** A profile of events, one a minute. The place is the number of the event. */
function profileOf(...events: readonly Envelope[]): Profile<number> {
  const profile = new Profile<number>(listsValues(KNOWN));
  for (const [at, event] of events.entries()) {
    profile.add(event, { at: new Date(Date.UTC(2026, 10, 22, 10, at)).toISOString(), place: at + 1 });
  }
  return profile;
}

function hangup(changes: Readonly<Record<string, unknown>> = {}): Envelope {
  return { event: "call_hangup", data: sampleData("call_hangup", changes) };
}

function without(key: string): Envelope {
  const { [key]: _gone, ...data } = sampleData("call_hangup");
  return { event: "call_hangup", data };
}

function findings(profile: Profile<number>): DriftFinding<number>[] {
  return driftFindings(profile, { expected: KNOWN, known: KNOWN, isBaseline: false });
}

function since(earlier: Profile<number>, now: Profile<number>): string[] {
  const expected = expectationOf(baselineOf(earlier));
  return brief(driftFindings(now, { expected, known: KNOWN, isBaseline: true }));
}

/** Without what never came: the sample of 2024 lacks the fields of 2026. */
function brief(found: readonly DriftFinding<number>[]): string[] {
  for (const { message } of found) expect(inTurkish(message)).toMatch(/./);
  return found
    .filter(({ kind }) => kind !== "never_came")
    .map(({ severity, kind, path, count, of }) => `${severity} ${kind} ${path ?? "-"} ${count}/${of}`);
}

describe("against the catalogue", () => {
  test("no sample and no scenario has anything but fields that never came", () => {
    const steps = SCENARIO_NAMES.flatMap((name) => {
      const found = findScenario(name);
      return found.kind === "found" ? found.scenario.steps : [];
    });
    expect(brief(findings(profileOf(...SAMPLES, ...steps)))).toEqual([]);
  });

  test("each kind of difference is found, with how often it was seen and how bad it is", () => {
    const profile = profileOf(
      hangup(),
      hangup({ customer: { name: "Ayşe" }, call_duration: "52", hangup_by: "robot" }),
      hangup({ uuid: null, callee_number: "0532 111 22 33", channel_type: "web_widget" }),
      without("started_at"),
      { event: "deal_create", data: {} },
      { event: "task_create", data: { id: 1, name: "Call back" } },
    );
    expect(brief(findings(profile))).toEqual([
      "breaking other_type data.call_duration 1/4",
      "breaking missing_field data.started_at 1/4",
      "breaking unexpected_null data.uuid 1/4",
      "notice new_form data.callee_number 1/4",
      "notice new_value data.hangup_by 1/4",
      "info new_value data.channel_type 1/4",
      "info new_field data.customer 1/4",
      "notice new_event - 1/1",
      "info unknown_body - 1/1",
    ]);
  });

  test("a finding has the first time and place, also when the events are out of order", () => {
    const profile = new Profile<string>(listsValues(KNOWN));
    const late = hangup({ call_duration: "later" });
    profile.add(late, { at: "2026-11-22T12:00:00.000Z", place: "late" });
    profile.add(hangup({ call_duration: "52" }), { at: "2026-11-22T10:00:00.000Z", place: "early" });
    profile.add(late, { at: null, place: "unknown" });
    const found = driftFindings(profile, { expected: KNOWN, known: KNOWN, isBaseline: false });
    const other = found.find(({ kind }) => kind === "other_type");
    expect(inEnglish(other?.message ?? "")).toBe("data.call_duration is string (expected: integer)");
    expect(other).toEqual({
      event: "call_hangup",
      path: "data.call_duration",
      kind: "other_type",
      severity: "breaking",
      message: expect.anything() as unknown,
      expected: "integer",
      received: "string",
      count: 3,
      of: 3,
      since: "2026-11-22T10:00:00.000Z",
      origin: "early",
      example: '"00"',
    });
  });

  test("a field that is missing at first or at last counts the same", () => {
    const first = findings(profileOf(without("uuid"), hangup(), hangup()));
    const last = findings(profileOf(hangup(), hangup(), without("uuid")));
    expect(brief(first)).toEqual(["breaking missing_field data.uuid 1/3"]);
    expect(brief(last)).toEqual(brief(first));
    expect([first[0]?.origin, last[0]?.origin]).toEqual([1, 3]);
    const missing = findings(profileOf(without("uuid"))).find(({ path }) => path === "data.uuid");
    expect(inEnglish(missing?.message ?? "")).toBe("data.uuid never came");
  });

  test("a shortened body of a guide misses nothing, and its fields count", () => {
    const profile = new Profile<number>(listsValues(KNOWN));
    const { uuid, direction } = sampleData("call_hangup");
    const seen = { at: null, place: 1 };
    profile.add({ event: "call_hangup", data: { uuid, direction } }, seen, { shortened: true });
    profile.add(hangup(), seen);
    profile.add({ event: "call_hangup", data: { uuid: 7, direction } }, seen, { shortened: true });
    expect(brief(findings(profile))).toEqual(["breaking other_type data.uuid 1/3"]);
  });

  test("a type that was only inferred is a notice", () => {
    expect(brief(findings(profileOf(hangup({ team_touch_at: 7, callback_cdr_uuid: 7 }))))).toEqual([
      "notice other_type data.callback_cdr_uuid 1/1",
      "notice other_type data.team_touch_at 1/1",
    ]);
  });

  test("keys beside event and data are new fields", () => {
    const profile = new Profile<number>(listsValues(KNOWN));
    profile.add(hangup(), { at: null, place: 1 }, { extraKeys: ["id", "0532 111"] });
    expect(brief(findings(profile))).toEqual(["info new_field * 1/1", "info new_field id 1/1"]);
  });

  test("a new step of a call and its details are found", () => {
    const step = { action: "bridge_fail", detail: { why: "busy" }, timestamp: 1_731_840_060 };
    expect(brief(findings(profileOf(hangup({ call_flow: [step] }))))).toEqual([
      "info new_value data.call_flow[].action 1/1",
      "info new_field data.call_flow[].detail.why 1/1",
    ]);
    expect(brief(findings(profileOf(hangup({ call_flow: [{ action: "init" }, 7] }))))).toEqual([
      "breaking other_type data.call_flow[] 1/2",
      "breaking missing_field data.call_flow[].detail 1/1",
      "breaking missing_field data.call_flow[].timestamp 1/1",
    ]);
  });
});

describe("against a baseline", () => {
  test("nothing changed", () => {
    expect(since(profileOf(...SAMPLES), profileOf(...SAMPLES))).toEqual([]);
  });

  test("what changed is found, and what the catalogue knows anyway is information", () => {
    const earlier = profileOf(hangup({ extra: 1, plan: "x" }));
    const now = profileOf(hangup({ plan: null, voicemail_id: 95, hangup_by: "system", extra: 1 }), {
      event: "call_init",
      data: sampleData("call_init"),
    });
    expect(since(earlier, now)).toEqual([
      "breaking unexpected_null data.plan 1/1",
      "info new_value data.hangup_by 1/1",
      "info other_type data.voicemail_id 1/1",
      "info new_event - 1/1",
    ]);
    expect(since(now, earlier)).toContain("info event_never_came - 0/0");
    expect(since(earlier, profileOf(hangup({ plan: "y" })))).toEqual(["breaking missing_field data.extra 1/1"]);
  });

  test("a field that came only sometimes may be missing", () => {
    expect(since(profileOf(hangup(), hangup({ extra: 1 })), profileOf(hangup()))).toEqual([]);
  });

  test("it survives its file", () => {
    const saved = baselineOf(profileOf(...SAMPLES, hangup({ ["__proto__x"]: 1 })));
    const parsed = parseBaseline(JSON.parse(JSON.stringify(saved)));
    expect(parsed).toEqual({ kind: "baseline", baseline: saved });
  });

  test.each([
    [{ kind: "hipcall-hooks-baseline", v: 2, events: [] }, "it is of a newer version"],
    [{ kind: "hipcall-hooks-baseline", v: 1, events: 7 }, "events is not as expected"],
    [7, "the file is not as expected"],
  ])("another file is refused: %j", (value, reason) => {
    expect(parseBaseline(value)).toEqual({ kind: "refused", reason });
  });
});

describe("a suggestion", () => {
  const ajv = new Ajv2020({ allowUnionTypes: true, strictRequired: false });
  addFormats.default(ajv);

  const bodies = fc.array(fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 4 })), {
    minLength: 1,
    maxLength: 5,
  });

  property.prop([bodies])("its schema fits every body that it is made of, and its own sample", (all) => {
    const events = all.map((data) => ({ event: "deal_create", data }));
    const profile = profileOf(...events).events.get("deal_create");
    if (profile === undefined) throw new Error("no profile");
    const { schema, sample } = suggestionFor(profile);
    const validate = ajv.compile(schema);
    for (const event of [...events, sample]) expect(validate(event), JSON.stringify(validate.errors)).toBe(true);
  });

  test("knows the forms of texts, and the words of a type", () => {
    const data = { at: "2026-11-22T10:00:00Z", phone: "+905321112233", site: "https://a.example/", stage_type: "won" };
    const profile = profileOf({ event: "deal_create", data }).events.get("deal_create");
    expect(profile && suggestionFor(profile)).toMatchObject({
      schema: {
        properties: {
          data: {
            properties: {
              at: { type: "string", format: "date-time" },
              phone: { pattern: "^\\+[0-9]{3,15}$" },
              site: { format: "uri" },
              stage_type: { examples: ["won"] },
            },
            required: ["at", "phone", "site", "stage_type"],
          },
        },
      },
      sample: { data: { at: "2000-01-01T00:00:00Z", stage_type: "won" } },
    });
  });
});

/** A number as a key that is shown. */
function letters(number: number): string {
  return number.toString(36).replaceAll(/\d/g, (digit) => `_${digit}`);
}

/** Wording that only the bodies have. */
const secret = fc.constantFrom(
  "Mehmet Özgür",
  "+905329998877",
  "ali.veli@firma.example",
  "Gizli Holding A.Ş.",
  "5329998877",
);
const personal = fc.dictionary(
  fc.oneof(secret, fc.constantFrom("name", "note", "phone", "caller_number", "hangup_by", "type", "uuid")),
  fc.oneof(secret, fc.array(secret, { maxLength: 2 }), fc.dictionary(secret, secret)),
  { minKeys: 1 },
);

property.prop([personal])(
  "no value of a body, and no key that is data, is in findings, baselines or suggestions",
  (data) => {
    const profile = profileOf({ event: "call_hangup", data }, { event: "deal_create", data });
    const made = [
      findings(profile),
      baselineOf(profile),
      [...profile.events.values()].map(suggestionFor),
      driftFindings(profile, {
        expected: expectationOf(baselineOf(profileOf(hangup()))),
        known: KNOWN,
        isBaseline: true,
      }),
    ];
    expect(JSON.stringify(made)).not.toMatch(/Mehmet|Özgür|9998877|ali\.veli|firma|Gizli|Holding/);
  },
);

describe("the memory is bounded:", () => {
  test("fields, event names, values and depth", () => {
    const profile = new Profile<number>(listsValues(KNOWN));
    const seen = { at: null, place: 1 };
    const deep = Array.from({ length: 30 }).reduce<unknown>((inner) => ({ inner }), 1);
    for (let at = 0; at < LIMITS.values + 1; at += 1) {
      profile.add({ event: "a", data: { kind: `k${letters(at)}`, deep } }, seen);
    }
    expect([...profile.met].toSorted()).toEqual(["depth", "values"]);
    for (let at = 0; at < LIMITS.fields + 100; at += 1)
      profile.add({ event: "b", data: { [`f${letters(at)}`]: 1 } }, seen);
    for (let at = 0; at < LIMITS.events + 100; at += 1) profile.add({ event: `event ${at}`, data: {} }, seen);
    expect([...profile.met].toSorted()).toEqual(["depth", "events", "fields", "values"]);
    expect(profile.events.size).toBe(LIMITS.events);
    expect(profile.events.get("b")?.count).toBe(LIMITS.fields + 100);
    expect(profile.events.get("b")?.data.fields.size).toBeLessThan(LIMITS.fields);
  });
});
