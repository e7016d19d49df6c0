import { test as property } from "@fast-check/vitest";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formOf, kindOf, memberOf, shapeOf, shownKey } from "../../../../src/events/drift/shape.ts";

test.each([
  ["Ayşe Yılmaz", '"Xxxx Xxxxxx"'],
  ["+905321112233", '"+000000000000"'],
  ["https://storage.hipcall.com.tr/a/1.mp3?x=Q2", '"https://xxxxxxx.xxxxxxx.xxx.xx/x/0.xx0?x=X0"'],
  ["a".repeat(80), `"${"x".repeat(60)}…"`],
  ["👩‍👩‍👧\u202e\u001b[2J", '"xxxxxxx[0X"'],
  ["١٢٣", '"000"'],
  [-12.5, "-00.0"],
  [true, "true"],
  [null, "null"],
  [[1, 2], "array of 2"],
  [{ a: 1 }, "object"],
])("the shape of %j is %s", (value, shape) => {
  expect(shapeOf(value)).toBe(shape);
});

property.prop([fc.string({ unit: "grapheme" })])("a shape has no letter but x and X, and no digit but 0", (text) => {
  const shape = shapeOf(text)
    .replace(/^"https?:/, "")
    .replace(/…"$/, "");
  expect(shape.match(/[\p{L}\p{Nd}]/gu)?.filter((character) => !"xX0".includes(character)) ?? []).toEqual([]);
});

test.each([
  ["7c6f4a0e-2d1b-4c3e-9f60-1a2b3c4d5e6f", "uuid"],
  ["2026-11-22T10:00:00Z", "utc_time"],
  ["2026-11-22T10:00:00.123456Z", "utc_time"],
  ["2026-11-22T13:00:00+03:00", "zoned_time"],
  ["2026-11-22 10:00:00", "text"],
  ["2026-11-22", "date"],
  ["https://example.com/x", "url"],
  ["someone@example.com", "email"],
  ["+4440333", "phone"],
  ["905321112233", "digits"],
  ["", "text"],
  ["1".repeat(5000), "text"],
])("the form of %j is %s", (text, form) => {
  expect(formOf(text)).toBe(form);
});

test("a whole number is an integer", () => {
  expect([1, 1.5, Infinity, "1", null, [], {}].map(kindOf)).toEqual([
    "integer",
    "number",
    "number",
    "string",
    "null",
    "array",
    "object",
  ]);
});

describe("a key", () => {
  test.each(["user_id", "callee_extension_id", "firstName", "x-1", "number"])("%s is shown", (key) => {
    expect(shownKey(key)).toBe(key);
  });
  test.each(["05321112233", "Ayşe", "a b", "a@b.com", "user_5321112233", "x".repeat(50), "", "a.b", "\u001b[2J"])(
    "%j looks like data",
    (key) => {
      expect(shownKey(key)).toBe("*");
    },
  );
});

test.each([
  ["abandoned", "abandoned"],
  ["out_of_business_hours", "out_of_business_hours"],
  ["Ayşe", '"Xxxx"'],
  ["0532 111", '"0000 000"'],
  ["x5321112233", '"x0000000000"'],
  [3, 3],
  [5321112233, "0000000000"],
  [null, undefined],
])("the member of a set %j is shown as %j", (value, member) => {
  expect(memberOf(value)).toBe(member);
});
