import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { SAMPLES } from "../../../../src/events/catalogue/samples.ts";
import { type Validation, validateBody } from "../../../../src/events/validation/validate.ts";
import { bodyOf, sampleData } from "../../../support/events/payloads.ts";

const anyEvent = fc.oneof(fc.constantFrom(...SAMPLES.map(({ event }) => event)), fc.string());

/** A sample's data in which some values are any JSON. */
const changedSample = fc
  .constantFrom(...SAMPLES)
  .chain((sample) =>
    fc
      .dictionary(fc.constantFrom("other", "__proto__", ...Object.keys(sample.data)), fc.jsonValue(), { maxKeys: 5 })
      .map((changes) => ({ event: sample.event, data: { ...sample.data, ...changes } })),
  );

function hasError({ issues }: Validation): boolean {
  return issues.some(({ severity }) => severity === "error");
}

describe("validation", () => {
  test.prop([fc.uint8Array({ maxLength: 200 })])("accepts any bytes", (bytes) => {
    const found = validateBody(bytes);
    expect(hasError(found)).toBe(found.verdict === "invalid" || found.verdict === "unparsable");
  });

  test.prop([fc.jsonValue()])("accepts any JSON, and refuses it exactly when an issue is an error", (value) => {
    const found = validateBody(bodyOf(value));
    expect(found.verdict).not.toBe("unparsable");
    expect(hasError(found)).toBe(found.verdict === "invalid");
  });

  test.prop([fc.record({ event: anyEvent, data: fc.dictionary(fc.string(), fc.jsonValue()) })])(
    "accepts any envelope",
    (payload) => {
      const found = validateBody(bodyOf(payload));
      expect(hasError(found)).toBe(found.verdict === "invalid");
    },
  );

  test.prop([changedSample])("reports no issue twice for a changed sample", (payload) => {
    const found = validateBody(bodyOf(payload));
    expect(hasError(found)).toBe(found.verdict === "invalid");
    expect(placesOf(found)).toEqual([...new Set(placesOf(found))]);
  });

  test.prop([changedSample])("does not depend on the order of keys", ({ event, data }) => {
    const turned = { data: Object.fromEntries(Object.entries(data).toReversed()), event };
    const found = validateBody(bodyOf({ event, data }));
    expect(placesOf(validateBody(bodyOf(turned))).toSorted()).toEqual(placesOf(found).toSorted());
  });
});

describe("a body of a megabyte", () => {
  const many = Array.from({ length: 90_000 }, (_, index) => [`caller_${index}`, 1] as const);

  test.each([
    ["zeros as steps", { ...sampleData("call_hangup"), call_flow: Array.from({ length: 500_000 }, () => 0) }],
    [
      "empty objects as steps",
      { ...sampleData("call_hangup"), call_flow: Array.from({ length: 350_000 }, () => ({})) },
    ],
    [
      "right steps, far too many",
      {
        ...sampleData("call_hangup"),
        call_flow: Array.from({ length: 20_000 }, () => ({ action: "x", detail: {}, timestamp: 1 })),
      },
    ],
    ["unknown fields", { ...sampleData("call_hangup"), ...Object.fromEntries(many) }],
    ["unknown fields and no known one", Object.fromEntries(many)],
    ["one field with an endless name", { ["k".repeat(1_000_000)]: 1 }],
  ])("full of %s has few issues", (_name, data) => {
    const { issues } = validateBody(bodyOf({ event: "call_hangup", data }));
    expect(issues.length).toBeGreaterThan(0);
    expect(issues.length).toBeLessThanOrEqual(101);
    expect(JSON.stringify(issues).length).toBeLessThan(100_000);
  });

  test("says how many issues are not listed, and lists errors first", () => {
    const steps = Array.from({ length: 150 }, (_, index) => ({
      action: "x",
      detail: index < 100 ? null : 1,
      timestamp: 1,
    }));
    const { verdict, issues } = validateBody(
      bodyOf({ event: "call_init", data: sampleData("call_init", { call_flow: steps }) }),
    );
    expect(verdict).toBe("invalid");
    expect(issues.slice(0, 50).every(({ severity }) => severity === "error")).toBe(true);
    expect(issues).toHaveLength(101);
    expect(issues.at(-1)).toMatchObject({
      severity: "info",
      code: "more_issues",
      message: "50 more issues are not listed",
    });
  });

  test("reports a list that is unusually long", () => {
    const steps = Array.from({ length: 1001 }, () => ({ action: "x", detail: {}, timestamp: 1 }));
    const { verdict, issues } = validateBody(
      bodyOf({ event: "call_init", data: sampleData("call_init", { call_flow: steps }) }),
    );
    expect(verdict).toBe("valid");
    expect(issues).toMatchObject([
      {
        severity: "warning",
        code: "unexpected_form",
        path: "data.call_flow",
        expected: "at most 1000 items",
        received: "array of 1001",
      },
    ]);
  });

  test("is checked up to the thousandth item of a list", () => {
    const steps = Array.from({ length: 1001 }, (_, index) => ({
      action: index === 999 || index === 1000 ? 5 : "x",
      detail: {},
      timestamp: 1,
    }));
    const { issues } = validateBody(
      bodyOf({ event: "call_init", data: sampleData("call_init", { call_flow: steps }) }),
    );
    expect(issues.map(({ path, code }) => `${path} ${code}`)).toEqual([
      "data.call_flow.999.action wrong_type",
      "data.call_flow unexpected_form",
    ]);
  });

  test("does not limit lists that are not documented", () => {
    const { issues } = validateBody(
      bodyOf({ event: "call_init", data: sampleData("call_init", { tags: Array.from({ length: 1001 }, () => 1) }) }),
    );
    expect(issues).toMatchObject([{ severity: "info", code: "unknown_field", received: "array of 1001" }]);
  });

  test("lists twenty fields that are not documented, and counts the rest", () => {
    expect(notesOn(20)).toHaveLength(40);
    expect(notesOn(21)).toHaveLength(42);
    expect(notesOn(21)[20]).toBe("data: 1 more field is not documented");
    expect(notesOn(22)[20]).toBe("data: 2 more fields are not documented");
    expect(notesOn(22)[41]).toBe(": 2 more fields are not documented");
  });

  test.each([
    ["in a field", (deep: string) => `{"event":"call_init","data":{"x":${deep}}}`],
    [
      "in a step",
      (deep: string) =>
        `{"event":"call_init","data":{"call_flow":[{"action":"a","detail":{"x":${deep}},"timestamp":1}]}}`,
    ],
    ["as the whole", (deep: string) => deep],
    ["cut off", (deep: string) => `{"event":"call_init","data":${deep.slice(0, 9000)}`],
  ])("10,000 levels deep %s is answered", (_name, body) => {
    const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
    expect(validateBody(Buffer.from(body(deep))).issues.length).toBeGreaterThan(0);
  });
});

function placesOf({ issues }: Validation): string[] {
  return issues.map(({ code, path }) => `${code} ${path}`);
}

function extraFields(count: number): Record<string, unknown> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`extra ${index}`, 1]));
}

/** What is said of a call with this many fields too many, in `data` and as many beside it. */
function notesOn(count: number): string[] {
  const data = sampleData("call_init", extraFields(count));
  const { issues } = validateBody(bodyOf({ event: "call_init", data, ...extraFields(count) }));
  expect(new Set(issues.map(({ severity, code }) => `${severity} ${code}`))).toEqual(new Set(["info unknown_field"]));
  return issues.map(({ path, message }) => `${path}: ${message}`);
}
