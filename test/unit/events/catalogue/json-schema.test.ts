import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { CATALOGUE, findEvent } from "../../../../src/events/catalogue/catalogue.ts";
import { type JsonSchema, jsonSchemaOf, jsonSchemaOfAll } from "../../../../src/events/catalogue/json-schema.ts";
import { SAMPLES } from "../../../../src/events/catalogue/samples.ts";
import { sampleData } from "../../../support/events/payloads.ts";

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
  ["call::init", { uuid: "call_abc123" }],
  ["call::init", { number: { resource_type: "number", id: 1, name: "x" } }],
  ["task::create", { due_date: "next week" }],
  ["call_init", { direction: "sideways" }],
  ["call_init", { call_flow: [{ action: "init" }] }],
  ["call_hangup", { call_duration: 1.5 }],
  ["call_hangup", { record_url: "not a url" }],
])("the JSON Schema of %s refuses %j", (event, changes) => {
  expect(checkOf(event)({ event, data: sampleData(event, changes) })).toBe(false);
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
