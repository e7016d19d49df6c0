import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { expectedCount, parseExpectation } from "../../../../src/listener/expect/expectation.ts";
import { inEnglish } from "../../../../src/language/said.ts";

const INFINITE = Number.POSITIVE_INFINITY;

describe("parseExpectation", () => {
  test.each([
    ["call_hangup", "call_hangup", 1, INFINITE, "at least 1"],
    ["call::hangup", "call::hangup", 1, INFINITE, "at least 1"],
    ["call_*=3", "call_*", 3, 3, "exactly 3"],
    ["call_*=0", "call_*", 0, 0, "none"],
    ["call_*=2+", "call_*", 2, INFINITE, "at least 2"],
    ["call_*=0+", "call_*", 0, INFINITE, "at least 0"],
    ["call_*=1..4", "call_*", 1, 4, "1 to 4"],
    ["call_*=0..2", "call_*", 0, 2, "0 to 2"],
    ["call_*=2..2", "call_*", 2, 2, "exactly 2"],
    ["  call_init=1  ", "call_init", 1, 1, "exactly 1"],
  ])("reads %s", (...[text, pattern, least, most, words]) => {
    const expectation = parseExpectation(text);
    expect(expectation).toMatchObject({ pattern, least, most, where: [], text: text.trim() });
    expect(expectation && inEnglish(expectedCount(expectation))).toBe(words);
  });

  test.each([
    "",
    " ",
    "=2",
    "call=",
    "call=x",
    "call=-1",
    "call=3..1",
    "call=1..",
    "call=2++",
    "call_init call_hangup",
  ])("refuses %j", (text) => expect(parseExpectation(text)).toBeUndefined());

  test("reads conditions after `where`, joined by `and`", () => {
    const expectation = parseExpectation(
      'call_*=2 where data.user_id=3 and data.note="Tom and Jerry"  and request.path!=/x',
    );
    expect(expectation?.where.map(({ name, equals, value }) => [name, equals, value])).toEqual([
      ["data.user_id", true, 3],
      ["data.note", true, "Tom and Jerry"],
      ["request.path", false, "/x"],
    ]);
  });

  test.each(["call where", "call where ", "call where data.user_id", "call where a=1 and b"])("refuses %j", (text) =>
    expect(parseExpectation(text)).toBeUndefined(),
  );

  test.prop([fc.string()])("never throws", (text) => {
    expect(() => parseExpectation(text)).not.toThrow();
  });
});
