import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { CATALOGUE, type CatalogueEntry, findEvent } from "../../../../src/events/catalogue/catalogue.ts";
import { compiledSchema, schemaIssues } from "../../../../src/events/validation/schema-issues.ts";
import { SAMPLES } from "../../../../src/events/catalogue/samples.ts";
import { sampleData } from "../../../support/events/payloads.ts";

const KEYS = [...new Set(CATALOGUE.flatMap(({ schema }) => Object.keys(schema.shape)))];

/** Values that are nearly right, and any JSON. */
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

describe("the schema of an event", () => {
  test.each(SAMPLES)("has no issue with the sample of $event", ({ event, data }) => {
    expect(schemaIssues(data, entryOf(event))).toEqual([]);
  });

  test.prop(
    [fc.constantFrom(...SAMPLES), fc.dictionary(fc.constantFrom(...KEYS), value), fc.subarray(KEYS, { maxLength: 2 })],
    { numRuns: 500 },
  )("has no issue exactly when its published form accepts the data", ({ event, data }, changes, removed) => {
    const entry = entryOf(event);
    const changed = Object.fromEntries(
      Object.entries({ ...data, ...changes }).filter(([key]) => !removed.includes(key)),
    );
    expect(schemaIssues(changed, entry).length === 0).toBe(entry.schema.safeParse(changed).success);
  });

  test.prop([fc.constantFrom(...SAMPLES), fc.dictionary(fc.constantFrom(...KEYS), value)], { numRuns: 500 })(
    "finds the same when it is compiled",
    ({ event, data }, changes) => {
      const entry = entryOf(event);
      const changed = { ...data, ...changes };
      expect(schemaIssues(changed, entry, compiledSchema(entry))).toEqual(schemaIssues(changed, entry));
    },
  );

  test.prop([fc.constantFrom(...SAMPLES), fc.dictionary(fc.constantFrom(...KEYS), value)])(
    "gives the same issues each time, and leaves the data unchanged",
    ({ event, data }, changes) => {
      const changed = { ...data, ...changes };
      const before = structuredClone(changed);
      const first = schemaIssues(changed, entryOf(event));
      expect(schemaIssues(changed, entryOf(event))).toEqual(first);
      expect(changed).toEqual(before);
    },
  );

  test("allows keys with the names of built-in properties", () => {
    const data = { ...sampleData("call_init"), constructor: 1, toString: null, hasOwnProperty: [] };
    const entry = entryOf("call_init");
    expect(schemaIssues(data, entry)).toEqual([]);
    expect(schemaIssues(data, entry, compiledSchema(entry))).toEqual([]);
  });

  test.each([
    ["https://example.com/a.mp3", []],
    ["ftp://example.com/a.mp3", ["data.record_url unexpected_form"]],
    [" https://example.com", []],
    ["https://1.2.3.999/", ["data.record_url unexpected_form"]],
    ["http://", ["data.record_url unexpected_form"]],
  ])("decides whether %j is a web address", (url, expected) => {
    expect(codesOf(sampleData("call_hangup", { record_url: url }), "call_hangup")).toEqual(expected);
  });

  test.each([
    [0, ["data.user_id unexpected_form"]],
    [1, []],
    [2 ** 53 - 1, []],
    [2 ** 53, ["data.user_id unexpected_form"]],
    [1.5, ["data.user_id unexpected_form"]],
    ["1", ["data.user_id wrong_type"]],
  ])("decides whether %j is a record id", (id, expected) => {
    expect(codesOf(sampleData("call_init", { user_id: id }))).toEqual(expected);
  });

  test("checks only the first thousand of a million steps", () => {
    const wrong = Array.from({ length: 1_000_000 }, () => 0);
    expect(schemaIssues(sampleData("call_init", { call_flow: wrong }), entryOf("call_init"))).toHaveLength(1001);
  });
});

function entryOf(event: string): CatalogueEntry {
  const entry = findEvent(event);
  if (entry === undefined) throw new Error(`no entry of ${event}`);
  return entry;
}

function codesOf(data: Readonly<Record<string, unknown>>, event = "call_init"): string[] {
  return schemaIssues(data, entryOf(event)).map(({ path, code }) => `${path} ${code}`);
}
