import { describe, expect, test } from "vitest";
import { CATALOGUE, type CatalogueEntry, findEvent } from "../../../../src/events/catalogue/catalogue.ts";
import { explainField, shortText, explainedFields } from "../../../../src/events/catalogue/explain-field.ts";
import { fieldText } from "../../../../src/events/catalogue/field-facts.ts";
import { FIELD_FACTS } from "../../../../src/events/catalogue/field-facts.ts";
import { SAMPLES } from "../../../../src/events/catalogue/samples.ts";

function entryOf(event: string): CatalogueEntry {
  const entry = findEvent(event);
  if (entry === undefined) throw new Error(`no event ${event}`);
  return entry;
}

test.each(SAMPLES)("every field of $event is explained", ({ event, data }) => {
  const explained = explainedFields(entryOf(event)).map(({ path }) => path);
  const schema = Object.keys(entryOf(event).schema.shape);
  for (const key of new Set([...schema, ...Object.keys(data)])) expect(explained).toContain(`data.${key}`);
});

test.each(["2023", "2024"] as const)("every fact of the %s format is about a field", (format) => {
  const entries = CATALOGUE.filter((entry) => entry.format === format);
  const explained = new Set(entries.flatMap(explainedFields).map(({ path }) => path));
  expect([...explained].toSorted()).toEqual(
    Object.keys(FIELD_FACTS[format])
      .map((path) => `data.${path}`)
      .toSorted(),
  );
});

describe("a field", () => {
  test.each([
    ["missing_call", "data.missing_call"],
    ["data.missing_call", "data.missing_call"],
    ["/data/missing_call", "data.missing_call"],
    ["$.data.missing_call", "data.missing_call"],
    ["data.call_flow.0.action", "data.call_flow[].action"],
    ["call_flow[2].action", "data.call_flow[].action"],
    ["call_flow.*.action", "data.call_flow[].action"],
    ["call_flow[].action", "data.call_flow[].action"],
  ])("is found at %s", (path, found) => {
    expect(explainField(entryOf("call_hangup"), path)).toMatchObject({ kind: "found", field: { path: found } });
  });

  test("that is not known names the nearest", () => {
    const entry = entryOf("call_hangup");
    expect(explainField(entry, "missingcall")).toEqual({ kind: "unknown", nearest: "data.missing_call" });
    expect(explainField(entry, "something_else_entirely")).toEqual({ kind: "unknown", nearest: undefined });
  });

  test.each([
    ["call_hangup", "call_duration", { type: "a whole number", unit: "seconds", nullable: false, required: true }],
    ["call_init", "call_duration", { nullable: true, nullWhen: "before the call ends" }],
    ["call_init", "direction", { type: "a string", values: ["inbound", "outbound", "internal"], nullable: false }],
    ["call_init", "hangup_by", { values: ["user", "contact", "system"], nullable: true }],
    ["call_init", "company_id", { required: false }],
    ["call_init", "call_flow", { type: "a list" }],
    ["call_init", "call_flow[].detail", { type: "an object" }],
    ["call_init", "started_at", { type: "a UTC time in a string", nullable: false }],
    ["call_init", "record_url", { type: "a URL in a string" }],
    ["call_init", "missing_call", { type: "true or false" }],
    ["call::init", "direction", { type: "a number", values: [0, 1, 2, 3] }],
    ["call::init", "number.number", { type: "a string", known: "inferred" }],
    ["contact_create", "id", { required: false, known: "observed" }],
  ])("%s %s has its type, values and null", (event, path, field) => {
    expect(explainField(entryOf(event), path)).toMatchObject({ kind: "found", field });
  });
});

test("the text of a field has all that is known of it", () => {
  const fact = {
    holds: "amount" as const,
    meaning: "It lasts.",
    unit: "seconds",
    nullWhen: "it is new",
    pitfall: "It can be 0.",
  };
  expect(fieldText({ ...fact, known: "observed", source: "a call" })).toBe(
    "It lasts. In seconds. Null: it is new. It can be 0. (observed: a call)",
  );
  expect(fieldText({ holds: "id", meaning: "It is.", known: "inferred", source: "its name" })).toBe(
    "It is. (inferred: its name)",
  );
});

test.each([
  ["event_type", "Always call_state. (documented)"],
  ["startstamp", "When the call started, in UTC. (inferred; key: documented)"],
])("the short text of %s says how its meaning and its key are known, without the source", (path, text) => {
  const found = explainField(entryOf("call::init"), path);
  expect(found.kind === "found" && shortText(found.field)).toBe(text);
});
