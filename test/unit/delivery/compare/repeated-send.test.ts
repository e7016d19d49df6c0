import { expect, test } from "vitest";
import { COMPARE_ALL, ComparisonRules } from "../../../../src/delivery/compare/rules.ts";
import { compareWithFirst } from "../../../../src/delivery/compare/repeated-send.ts";
import type { DeliveryResult } from "../../../../src/delivery/send/result.ts";
import { inEnglish } from "../../../../src/language/said.ts";

function answered(status: number, text = ""): DeliveryResult {
  const body = Buffer.from(text);
  return { kind: "answered", status, durationMs: 1, headers: [], body, bodyBytes: body.length };
}

const refused: DeliveryResult = { kind: "unreachable", code: "ECONNREFUSED", reason: "refused", durationMs: 1 };

test.each([
  ["the same", answered(200, '{"a":1}'), answered(200, '{"a":1}'), null],
  ["keys in another order", answered(200, '{"a":1,"b":2}'), answered(200, '{ "b":2, "a":1 }'), null],
  ["both not reached", refused, refused, null],
  ["another value", answered(200, '{"id":1}'), answered(200, '{"id":2}'), true],
  ["other text", answered(200, "one"), answered(200, "two"), true],
  ["created, then found", answered(201, '{"id":1}'), answered(200, '{"duplicate":true}'), false],
  ["refused the second time", answered(200), answered(409), true],
  ["failed the second time", answered(200), answered(500), true],
  ["gone the second time", answered(200), refused, true],
])("%s", (...[, first, second, matters]) => {
  expect(compareWithFirst(2, first, second, COMPARE_ALL).difference?.matters ?? null).toBe(matters);
});

test("the first answer differs from nothing", () => {
  expect(compareWithFirst(1, undefined, answered(500), COMPARE_ALL)).toEqual({ nth: 1, difference: null });
});

test("a difference says which answer, and both values", () => {
  const { difference } = compareWithFirst(3, answered(200, '{"id":1}'), answered(200, '{"id":2}'), COMPARE_ALL);
  expect(difference && inEnglish(difference.says)).toBe('the first body was {"id":1}, body 3 is {"id":2}');
});

test("what is a number each time, as asked, is no difference", () => {
  const like = [{ name: "id", pattern: ["id"], kind: "number" } as const];
  const rules = new ComparisonRules({ aspect: "all", ignore: [], like });
  const second = answered(200, '{"id":2}');
  expect(compareWithFirst(2, answered(200, '{"id":1}'), second, rules).difference).toBeNull();
  const gone = answered(200, '{"id":null}');
  expect(compareWithFirst(2, answered(200, '{"id":1}'), gone, rules).difference).toMatchObject({ ignore: ["id"] });
});
