import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { holds, jsonOrText, parseCondition } from "../../../../src/captures/sources/condition.ts";

const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));

function holdsFor(typed: string, payload: unknown): boolean {
  const condition = parseCondition(typed);
  if (condition === undefined) throw new Error(`no condition: ${typed}`);
  return holds(condition, payload);
}

describe("a condition", () => {
  test.each([
    ["data.direction=inbound", ["data", "direction"], true, "inbound", "inbound"],
    ["data.user_id!=7", ["data", "user_id"], false, "7", 7],
    ["data.ended_at=null", ["data", "ended_at"], true, "null", null],
    ["data.job_title=", ["data", "job_title"], true, "", ""],
    ["/data/a.b=1", ["data", "a.b"], true, "1", 1],
    ["note=a=b", ["note"], true, "a=b", "a=b"],
    ["note=one\ntwo!=three", ["note"], true, "one\ntwo!=three", "one\ntwo!=three"],
  ])("%j is read", (...[typed, path, equals, text, value]) => {
    const name = typed.slice(0, typed.search(/!?=/));
    expect(parseCondition(typed)).toEqual({ path, name, equals, text, value });
  });

  test.each(["", "data.direction", "=inbound", "!=inbound", "data!direction=inbound", "data!"])(
    "%j is none",
    (typed) => {
      expect(parseCondition(typed)).toBeUndefined();
    },
  );

  test.prop([scalar, scalar])("holds for its value, and with != for every other value", (named, found) => {
    const written = JSON.stringify(named);
    const same = found === named || found === written;
    expect(holdsFor(`a=${written}`, { a: found })).toBe(same);
    expect(holdsFor(`a!=${written}`, { a: found })).toBe(!same);
  });

  test("matches a number that the payload has as text, and a text that looks like a number", () => {
    expect([7, "7", "07", 70].map((id) => holdsFor("id=7", { id }))).toEqual([true, true, false, false]);
  });

  test("does not hold for a missing value; != does", () => {
    expect(holdsFor("a.b=1", { a: 1 })).toBe(false);
    expect(holdsFor("a.b!=1", { a: 1 })).toBe(true);
  });
});

test.each([
  ["7", 7],
  ["true", true],
  ["null", null],
  ['"7"', "7"],
  ['{"a":1}', { a: 1 }],
  ["inbound", "inbound"],
  ["{", "{"],
  ["", ""],
])("%s is the JSON that it is, or else itself", (text, value) => {
  expect(jsonOrText(text)).toEqual(value);
});
