import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { explainJsonError, positionOf } from "../../../../src/events/payload/json-syntax.ts";
import { parseText } from "../../../../src/events/validation/parse-body.ts";

describe("the error in a text that is not JSON", () => {
  test.each<[text: string, line: number, column: number, reason: string]>([
    ['{"a":1,}', 1, 8, "a property name in double quotes is expected"],
    ["[1,2,]", 1, 6, "a value is expected"],
    ['{"a" 1}', 1, 6, "a colon is expected"],
    ['{"a":1 "b":2}', 1, 8, "a comma, or the end of the list or object, is expected"],
    ["{\n  a: 1\n}", 2, 3, "this is not a JSON value"],
    ["{'a': 1}", 1, 2, "this is not a JSON value"],
    ['{"a":\n', 2, 1, "a value is expected"],
    ['{"a":1', 1, 7, "the closing } is missing"],
    ["[1, 2", 1, 6, "the closing ] is missing"],
    ['{"a":1}\n{"b":2}', 2, 1, "nothing is allowed after the value"],
    ['{\n  // note\n  "a":1}', 2, 3, "JSON has no comments"],
    ['{"a":"half', 1, 6, "the string does not end on its line"],
    ['{"a":1.}', 1, 6, "the number does not end"],
    ['{"a":"\\u00"}', 1, 6, "this \\u escape is incomplete"],
    ['{"a":"\\x"}', 1, 6, "JSON does not have this escape"],
    ['{"a":"\u0001"}', 1, 6, "a control character must be written as an escape"],
    ["undefined", 1, 1, "this is not a JSON value"],
    ["NaN", 1, 1, "this is not a JSON value"],
  ])("%j: line %i, column %i: %s", (...[text, line, column, reason]) => {
    expect(() => void JSON.parse(text)).toThrow(SyntaxError);
    expect(explainJsonError(text)).toEqual({ line, column, reason });
  });

  const damage = fc.constantFrom(
    "",
    ",",
    "}",
    "]",
    '"',
    "\\",
    "x",
    "\u00a0",
    "\ufeff",
    "0",
    "-",
    ".",
    "//",
    ":",
    "\u0001",
    "\n",
    "'",
  );
  test.prop([fc.json(), fc.nat(), fc.nat({ max: 3 }), damage], { numRuns: 500 })(
    "has a position inside the text for any damage",
    (...[json, at, cut, inserted]) => {
      const start = at % (json.length + 1);
      const text = json.slice(0, start) + inserted + json.slice(start + cut);
      fc.pre(text !== "" && parseText(text).kind === "not_json");
      const found = explainJsonError(text);
      const lines = text.split("\n");
      expect(found?.line).toBeLessThanOrEqual(lines.length);
      expect(found?.column).toBeLessThanOrEqual((lines[(found?.line ?? 0) - 1]?.length ?? 0) + 1);
      expect(found?.reason).not.toBe("this is not JSON");
    },
  );

  // To list the error of each comma takes minutes and gigabytes.
  test.each(["{", "["])("is the first of 32 million errors after %s", (bracket) => {
    const text = bracket + ",".repeat(32_000_000);
    expect(explainJsonError(text)).toEqual({ line: 1, column: 2, reason: "a value is expected" });
  });

  test("is unknown for a text that is nested too deeply", () => {
    const deep = "[".repeat(100_000);
    expect(explainJsonError(deep)).toBeUndefined();
    expect(parseText(deep)).toMatchObject({ kind: "not_json", issue: { message: "the body is not JSON" } });
  });

  test("is undefined for valid JSON", () => {
    expect(explainJsonError('{"a":[1,2.5e3,"\\u00e7",null]}')).toBeUndefined();
  });
});

describe("a position", () => {
  test.prop([fc.string({ unit: fc.constantFrom("a", "\n", "\r", "ç") }), fc.nat()])(
    "counts lines and columns from 1",
    (text, at) => {
      const offset = at % (text.length + 1);
      const before = text.slice(0, offset).split("\n");
      expect(positionOf(text, offset)).toEqual({ line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
    },
  );
});
