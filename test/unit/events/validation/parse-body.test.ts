import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { parseBody, parseText } from "../../../../src/events/validation/parse-body.ts";

describe("a body", () => {
  test.prop([fc.jsonValue()])("that is JSON is parsed", (value) => {
    const text = JSON.stringify(value);
    expect(parseBody(Buffer.from(text))).toEqual({ kind: "json", value: JSON.parse(text) });
  });

  test("is read from the middle of a larger buffer", () => {
    expect(parseBody(Buffer.from('xx{"a":1}xx').subarray(2, 9))).toEqual({ kind: "json", value: { a: 1 } });
  });

  test("of no characters is empty", () => {
    expect(parseText("")).toMatchObject({ kind: "not_json", issue: { code: "empty_body" } });
  });
});
