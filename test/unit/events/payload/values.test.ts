import { expect, test } from "vitest";
import { inEnglish } from "../../../../src/language/said.ts";
import { isJsonObject, jsonType, valueText, withArticle } from "../../../../src/events/payload/values.ts";

test.each<[unknown, type: string, words: string]>([
  [undefined, "nothing", "nothing"],
  [null, "null", "null"],
  [[], "array", "array of 0"],
  [[1, 2], "array", "array of 2"],
  [{}, "object", "object"],
  [{ a: 1 }, "object", "object"],
  ["", "string", 'string ""'],
  ["a\u001b[2J", "string", 'string "a\\u001b[2J"'],
  ["x".repeat(60), "string", `string "${"x".repeat(60)}"`],
  ["x".repeat(61), "string", `string "${"x".repeat(59)}…"`],
  [7, "number", "number 7"],
  [-1.5, "number", "number -1.5"],
  [true, "boolean", "boolean true"],
  [false, "boolean", "boolean false"],
])("%j is %s, as text %s", (value, type, words) => {
  expect(jsonType(value)).toBe(type);
  expect(valueText(value)).toBe(words);
  expect(isJsonObject(value)).toBe(type === "object");
});

test.each([
  ["string", "a string"],
  ["object", "an object"],
  ["array", "an array"],
  ["null", "null"],
  ["nothing", "nothing"],
])("the type %s with its article is %j", (type, words) => {
  expect(inEnglish(withArticle(type))).toBe(words);
});
