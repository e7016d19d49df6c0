import specifications from "@asyncapi/specs";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { CATALOGUE, findEvent } from "../../../../src/events/catalogue/catalogue.ts";
import { SAMPLES } from "../../../../src/events/catalogue/samples.ts";
import { asyncApiOf } from "../../../../src/events/documents/asyncapi.ts";
import { describedData } from "../../../../src/events/documents/described-schema.ts";
import { openApiOf } from "../../../../src/events/documents/openapi.ts";
import { ANSWER_EXAMPLES, answerJsonSchema } from "../../../../src/events/requests/answer-schemas.ts";
import { judgeAnswer } from "../../../../src/events/requests/judge-answer.ts";
import { requestJsonSchema } from "../../../../src/events/requests/recognize-request.ts";
import { REQUEST_KINDS, requestSample } from "../../../../src/events/requests/request-kinds.ts";
import { typeNameOf } from "../../../../src/events/documents/type-names.ts";

function plain(document: object): Record<string, Record<string, unknown>> {
  return JSON.parse(JSON.stringify(document)) as Record<string, Record<string, unknown>>;
}

describe("the OpenAPI document", () => {
  test("is valid OpenAPI 3.1, with a webhook for each event", async () => {
    const validator = new Validator();
    const document = plain(openApiOf(CATALOGUE, REQUEST_KINDS));
    const result = await validator.validate(structuredClone(document));
    expect(result.errors ?? []).toEqual([]);
    expect([result.valid, validator.version]).toEqual([true, "3.1"]);
    expect(Object.keys(document["webhooks"] ?? {})).toEqual([...CATALOGUE.map(({ name }) => name), ...REQUEST_KINDS]);
    expect(() => validator.resolveRefs()).not.toThrow();
  });

  test("the validator sees a fault", async () => {
    const result = await new Validator().validate({
      ...plain(openApiOf(CATALOGUE, REQUEST_KINDS)),
      webhooks: { a: { post: 1 } },
    });
    expect(result.valid).toBe(false);
  });
});

describe("the AsyncAPI document", () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const specification: object = specifications.schemasWithoutId["3.0.0"];
  const validate = ajv.compile(specification);

  test("is valid AsyncAPI 3.0, with an operation and a message for each event", () => {
    const document = plain(asyncApiOf(CATALOGUE));
    expect(validate(document)).toBe(true);
    expect(Object.keys(document["operations"] ?? {})).toHaveLength(CATALOGUE.length);
  });

  test("every reference in it leads somewhere", () => {
    const document = plain(asyncApiOf(CATALOGUE));
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = ""]) => path);
    expect(references.length).toBeGreaterThan(CATALOGUE.length * 3);
    for (const path of references) {
      const found = path.split("/").reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document);
      expect(found, path).toBeTypeOf("object");
    }
  });

  test("the validator sees a fault", () => {
    expect(validate({ ...asyncApiOf(CATALOGUE), channels: 1 })).toBe(false);
  });
});

describe("the schema of an event in a document", () => {
  const ajv = new Ajv2020({ allowUnionTypes: true, strictRequired: false });
  addFormats.default(ajv);

  test.each(SAMPLES.map((sample) => [sample.event, sample] as const))("fits the sample of %s", (event, sample) => {
    const entry = findEvent(event);
    const validate = ajv.compile(entry === undefined ? {} : describedData(entry));
    expect(validate(sample.data), JSON.stringify(validate.errors)).toBe(true);
  });

  test("takes a new value of a list and a new field, but no other type and no missing field", () => {
    const entry = findEvent("call_hangup");
    const validate = ajv.compile(entry === undefined ? {} : describedData(entry));
    const data = SAMPLES.find(({ event }) => event === "call_hangup")?.data ?? {};
    const { uuid: _gone, ...shortened } = data;
    expect(validate({ ...data, direction: "sideways", brand_new: 1 })).toBe(true);
    expect(validate({ ...data, direction: 1 })).toBe(false);
    expect(validate({ ...data, call_duration: null })).toBe(false);
    expect(validate(shortened)).toBe(false);
  });
});

test("the names of the events in code are different, and those of today have no year", () => {
  const names = CATALOGUE.map(typeNameOf);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain("CallHangup");
  expect(names).toContain("ContactCreate2023");
  expect(names.every((name) => /^[A-Z][A-Za-z]+(2023)?$/.test(name))).toBe(true);
});

describe("the answer to a request in the OpenAPI document", () => {
  const ajv = new Ajv2020({ allowUnionTypes: true, strictRequired: false });

  test.each(REQUEST_KINDS)("%s: the examples fit their schemas", (kind) => {
    expect(ajv.validate(requestJsonSchema(kind), requestSample(kind, "demo"))).toBe(true);
    expect(ajv.validate(answerJsonSchema(kind), JSON.parse(ANSWER_EXAMPLES[kind]))).toBe(true);
    expect(ajv.validate(answerJsonSchema(kind), {})).toBe(false);
  });

  test.each([
    [
      true,
      { version: "1", seq: [{ action: "play", args: { url: "https://example.com/a.mp3" } }, { action: "hangup" }] },
    ],
    [false, { version: "1", seq: [{ action: "dance" }] }],
    [false, { version: "1", seq: [{ action: "dial", args: {} }] }],
    [false, { version: "1", seq: {} }],
  ])("what fits is what ask accepts: %j", (fits, answer) => {
    expect(ajv.validate(answerJsonSchema("external-management"), answer)).toBe(fits);
    const given = { status: 200, durationMs: 1, body: JSON.stringify(answer) };
    expect(judgeAnswer("external-management", given, null).outcome !== "falls_back").toBe(fits);
  });
});
