import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import * as z from "zod/mini";
import { CATALOGUE, findEvent } from "../../../../src/events/catalogue/catalogue.ts";
import { compiledObject } from "../../../../src/events/catalogue/compiled-object.ts";
import { SHORT_LIST, plainlyFits } from "../../../../src/events/validation/plainly-fits.ts";
import { SAMPLES } from "../../../../src/events/catalogue/samples.ts";
import { encodeRequest } from "../../../../src/captures/record/request-record.ts";
import { requestRecord } from "../../../../src/captures/record/record-schemas.ts";
import { captureOf } from "../../../support/captures/capture.ts";

const KEYS = [...new Set(CATALOGUE.flatMap(({ schema }) => Object.keys(schema.shape)))];

/** Values that are nearly right, and others. */
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    "2026-09-14T09:00:06Z",
    "2026-02-30T09:00:06Z",
    "2023-04-08 09:00:00",
    "+908508850000",
    "1",
    "https://example.com/a.mp3",
    " https://example.com",
    "https://1.2.3.999/",
    "http://",
    "ftp://example.com",
    "inbound",
    2 ** 53,
    1.5,
    Number.POSITIVE_INFINITY,
    [{ action: "hangup", detail: { constructor: 1 }, timestamp: 5 }],
    [{ action: "hangup", detail: [], timestamp: 5 }],
    [{ action: "hangup", detail: {}, timestamp: "5" }],
    { resource_type: "number", id: 1, name: "", number: "+905438856301" },
  ),
);

const RECORD: object = { ...(JSON.parse(encodeRequest(captureOf())) as object) };

describe("what plainly fits", () => {
  test.each(SAMPLES.map(({ event, data }) => [event, data] as const))("is the sample of %s", (event, data) => {
    const entry = findEvent(event);
    expect(entry !== undefined && plainlyFits(entry.schema, data)).toBe(true);
  });

  test.prop(
    [fc.constantFrom(...SAMPLES), fc.dictionary(fc.constantFrom(...KEYS), value), fc.subarray(KEYS, { maxLength: 2 })],
    {
      numRuns: 500,
    },
  )("is taken by the schema, always", ({ event, data }, changes, removed) => {
    const schema = findEvent(event)?.schema ?? z.object({});
    const changed = Object.fromEntries(
      Object.entries({ ...data, ...changes }).filter(([key]) => !removed.includes(key)),
    );
    fc.pre(plainlyFits(schema, changed));
    expect(schema.safeParse(changed).success).toBe(true);
  });

  test.each([
    ["a form that is not its pattern alone", z.ipv6(), "::1"],
    ["a text with two checks", z.string().check(z.minLength(1), z.maxLength(2)), "a"],
    ["a text with a check that is no pattern", z.string().check(z.minLength(1)), "a"],
    ["a URL of another kind", z.url({ protocol: /^ftp$/ }), "ftp://example.com"],
    ["a URL of one host", z.url({ protocol: /^https?$/, hostname: /^a$/ }), "https://a"],
    ["a number of another format", z.float32(), 1],
    ["a list whose end is open", z.tuple([z.string()], z.string()), ["a", "b"]],
    ["a list with a check", z.array(z.string()).check(z.minLength(1)), ["a"]],
    ["a record of numbers", z.record(z.string(), z.number()), { a: 1 }],
    ["an object that takes no other key", z.strictObject({ a: z.string() }), { a: "a" }],
    ["a union", z.union([z.string(), z.boolean()]), "a"],
  ])("is never said of %s", (_, schema, fitting) => {
    expect(schema.safeParse(fitting).success).toBe(true);
    expect(plainlyFits<unknown>(schema, fitting)).toBe(false);
  });

  test("is no URL of a kind that was not asked for", () => {
    expect(plainlyFits(z.url({ protocol: /^ftp$/ }), "https://example.com")).toBe(false);
    expect(plainlyFits(z.url({ protocol: /^http$/ }), "https://example.com")).toBe(false);
    expect(plainlyFits(z.url({ protocol: /^https$/ }), "http://example.com")).toBe(false);
  });

  test.prop([fc.string({ unit: "binary" }), value])("asks for a key whatever its name is: none is code", (key, own) => {
    fc.pre(key !== "__proto__");
    const schema = compiledObject({ [key]: z.literal("here") });
    expect(plainlyFits(schema, { [key]: "here" })).toBe(true);
    expect(plainlyFits(schema, { [key]: own, here: "here" })).toBe(own === "here");
  });

  test.each(['"]) || true || checks[0](value["', "constructor", "a\nb", "\u2028", "');//"])(
    "asks for the key %j",
    (key) => {
      const schema = compiledObject({ [key]: z.literal("here") });
      expect([{ [key]: "here" }, { [key]: 1 }, {}].map((object) => plainlyFits(schema, object))).toEqual([
        true,
        false,
        false,
      ]);
    },
  );

  test("is a capture record", () => {
    expect(plainlyFits(requestRecord, RECORD)).toBe(true);
  });

  const bentHeaders = fc.array(fc.array(fc.oneof(fc.string(), fc.constant(1)), { maxLength: 3 }), { maxLength: 3 });
  const bent = fc.oneof(value, bentHeaders, fc.constantFrom<unknown>(1, "request", "eyJ9", "e_", [], [{}], [null]));
  test.prop([fc.constantFrom(...Object.keys(requestRecord.shape)), bent], { numRuns: 500 })(
    "is a record that the schema takes, always",
    (key, changed) => {
      const record = { ...RECORD, [key]: changed };
      fc.pre(plainlyFits(requestRecord, record));
      expect(requestRecord.safeParse(record).success).toBe(true);
    },
  );

  test.each([
    [{ headers: [["a", "b"], ["c"]] }],
    [{ headers: [["a", "b", "c"]] }],
    [{ headers: [["a", 1]] }],
    [{ headers: [[1, "a"]] }],
    [{ headers: ["ab"] }],
    [{ issues: [{}, null] }],
    [{ event: 1 }],
    [{ v: 2 }],
    [{ verdict: "fine" }],
    [{ offsetMs: Number.NaN }],
    [{ bodyBase64: "not base64!" }],
    [{ id: undefined }],
  ])("is no record with %j", (changes) => {
    expect(plainlyFits<unknown>(requestRecord, { ...RECORD, ...changes })).toBe(false);
  });

  test("is not a long list, which is cut first", () => {
    const list = z.array(z.string());
    const longest = Array.from({ length: SHORT_LIST }, () => "a");
    expect(plainlyFits(list, longest)).toBe(true);
    expect(plainlyFits(list, [...longest, "a"])).toBe(false);
  });
});
