import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { fc, test } from "@fast-check/vitest";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { CATALOGUE, GUIDES, findEvent } from "../../../../src/events/catalogue/catalogue.ts";
import { type JsonSchema, jsonSchemaOf, jsonSchemaOfAll } from "../../../../src/events/catalogue/json-schema.ts";
import { SAMPLES } from "../../../../src/events/catalogue/samples.ts";
import { validatePayload } from "../../../../src/events/validation/validate.ts";
import { sampleData, validateSample } from "../../../support/events/payloads.ts";

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, "../../../fixtures", name), "utf8"));

const SEED = fixture("seed-2023.json") as readonly { readonly event: string }[];
const PUBLISHED = fixture("published-call-init-2024.json") as { readonly event: string };

type Check = (payload: unknown) => boolean;

describe.each(SAMPLES)("the JSON Schema of $event", (sample) => {
  const check = checkOf(sample.event);

  test("accepts the sample", () => {
    expect(check(sample)).toBe(true);
  });

  test("accepts fields that are not documented", () => {
    expect(check({ ...sample, sent_at: 1, data: { ...sample.data, not_documented: { a: [1] } } })).toBe(true);
  });

  test("refuses another event's name, missing data and data that is not an object", () => {
    expect(check({ ...sample, event: "something_else" })).toBe(false);
    expect(check({ event: sample.event })).toBe(false);
    expect(check({ event: sample.event, data: [] })).toBe(false);
  });

  test("has a description", () => {
    const schema = schemaOf(sample.event);
    expect(schema).toMatchObject({ $schema: "https://json-schema.org/draft/2020-12/schema", title: sample.event });
    expect(schema["description"]).toMatch(/^Sent when .+\. (documented|observed|partial): .+\.$/);
  });
});

test.each([
  ["call::init", { account_id: "1" }],
  ["call::init", { uuid: 7 }],
  ["call::init", { number: { resource_type: "number", id: 1, name: "x" } }],
  ["task::create", { due_date: 20_230_408 }],
  ["call_init", { direction: 1 }],
  ["call_init", { call_flow: [{ action: "init" }] }],
  ["call_hangup", { call_duration: "18" }],
  ["call_hangup", { call_flow: {} }],
])("the JSON Schema of %s refuses %j, as validate does", (event, changes) => {
  expect(validateSample(event, changes).verdict).toBe("invalid");
  expect(checkOf(event)({ event, data: sampleData(event, changes) })).toBe(false);
});

test.each([
  ["call::init", { uuid: "call_abc123" }],
  ["call::init", { direction: 7 }],
  ["task::create", { due_date: "next week" }],
  ["call_init", { direction: "sideways" }],
  ["call_init", { callee_number: "905438856301" }],
  ["call_init", { caller_number: null, call_flow: null }],
  ["call_hangup", { call_duration: 1.5 }],
  ["call_hangup", { call_duration: 1e300 }],
  ["call_hangup", { record_url: "not a url", hangup_by: null }],
])("the JSON Schema of %s accepts %j, of which validate only warns", (event, changes) => {
  expect(validateSample(event, changes).verdict).toBe("valid");
  expect(checkOf(event)({ event, data: sampleData(event, changes) })).toBe(true);
});

test("the JSON Schema accepts the shortened bodies of Hipcall's guides, and no body between them and a whole one", () => {
  for (const { event, keys } of GUIDES) {
    const data = Object.fromEntries(Object.entries(sampleData(event)).filter(([key]) => keys.includes(key)));
    const body = { ...data, ...(keys.includes("callee_extension_id") ? { callee_extension_id: 1042 } : {}) };
    expect(checkOf(event)({ event, data: body })).toBe(true);
    expect(checkOf(event)({ event, data: { ...body, user_id: 7 } })).toBe(false);
  }
});

test("the JSON Schema accepts every published body", () => {
  for (const body of [...SEED, PUBLISHED]) expect([body.event, checkOf(body.event)(body)]).toEqual([body.event, true]);
});

/** Any JSON value, often one that a documented field can have. */
const VALUES = fc.oneof(
  fc.constantFrom(null, true, "inbound", "user", "2024-11-17T10:41:00Z", "+905438856301", 0, 1, 1.5, [], {}),
  fc.constant([{ action: "init", detail: null, timestamp: 1.5 }]),
  fc.jsonValue(),
);

const CHECKS = new Map(CATALOGUE.map(({ name }) => [name, checkOf(name)]));

test.prop([fc.constantFrom(...SAMPLES), fc.array(fc.tuple(fc.nat(), fc.option(VALUES)), { maxLength: 3 })])(
  "the JSON Schema accepts what validate calls valid",
  (sample, changes) => {
    const data: Record<string, unknown> = { ...sample.data };
    const keys = [...Object.keys(data), "not_documented"];
    for (const [index, value] of changes) {
      const key = keys[index % keys.length] ?? "";
      if (value === null) delete data[key];
      else data[key] = value;
    }
    const payload: unknown = JSON.parse(JSON.stringify({ event: sample.event, data }));
    const isValid = validatePayload(payload).verdict === "valid";
    if (isValid) expect(CHECKS.get(sample.event)?.(payload)).toBe(true);
  },
);

test("the JSON Schema describes every field, and has no bounds of numbers", () => {
  for (const entry of CATALOGUE) {
    const schema = jsonSchemaOf(entry);
    expect(JSON.stringify(schema)).not.toMatch(/"(minimum|maximum|exclusiveM\w+)":/);
    const { properties } = (schema as { properties: { data: { properties: Record<string, object> } } }).properties.data;
    for (const [key, field] of Object.entries(properties))
      expect([key, field]).toEqual([
        key,
        expect.objectContaining({
          description: expect.stringMatching(/^.+\((documented|observed|inferred)(; key: \w+)?\)$/) as string,
        }),
      ]);
  }
});

describe("the JSON Schema of all events", () => {
  const check = compiled(jsonSchemaOfAll(CATALOGUE));

  test("has a description", () => {
    expect(jsonSchemaOfAll(CATALOGUE)).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: "Hipcall webhooks",
      description: expect.stringMatching(/event/) as string,
    });
  });

  test.each(SAMPLES)("accepts the sample of $event", (sample) => {
    expect(check(sample)).toBe(true);
  });

  test("checks by the event's name", () => {
    expect(check({ event: "call_init", data: sampleData("call::init") })).toBe(false);
    expect(check({ event: "not_an_event", data: {} })).toBe(false);
  });
});

function schemaOf(event: string): JsonSchema {
  const entry = findEvent(event);
  if (entry === undefined) throw new Error(`no event ${event}`);
  return jsonSchemaOf(entry);
}

function checkOf(event: string): Check {
  return compiled(schemaOf(event));
}

function compiled(schema: JsonSchema): Check {
  const ajv = new Ajv2020({ strict: true, strictTypes: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}
