import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { nearest } from "../../../../src/events/payload/nearest.ts";
import { isoTime, utcTimeMs } from "../../../../src/events/payload/times.ts";
import { describeValue, isJsonObject, jsonType } from "../../../../src/events/payload/values.ts";

const MODERN = { min: new Date("1900-01-01T00:00:00Z"), max: new Date("2100-01-01T00:00:00Z") };

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
])("%j is %s, in words %s", (value, type, words) => {
  expect(jsonType(value)).toBe(type);
  expect(describeValue(value)).toBe(words);
  expect(isJsonObject(value)).toBe(type === "object");
});

describe("a UTC time", () => {
  test.prop([fc.oneof(fc.date({ noInvalidDate: true }), fc.date({ noInvalidDate: true, ...MODERN }))])(
    "is written as the language writes it",
    (time) => {
      expect(isoTime(time)).toBe(time.toISOString());
    },
  );

  test.each([
    ["2024-11-17T10:41:00Z", "2024-11-17T10:41:00.000Z"],
    ["2023-04-04T09:59:51.000000Z", "2023-04-04T09:59:51.000Z"],
    ["2024-11-17T10:41:00.5Z", "2024-11-17T10:41:00.500Z"],
    ["2024-11-17T10:41:00.123456789012Z", "2024-11-17T10:41:00.123Z"],
    ["2024-02-29T23:59:59Z", "2024-02-29T23:59:59.000Z"],
  ])("%s is one", (text, iso) => {
    expect(utcTimeMs(text)).toBe(Date.parse(iso));
  });

  test.each([
    "",
    "2024-11-17",
    "2024-11-17T10:41Z",
    "2024-11-17T10:41:00",
    "2024-11-17 10:41:00Z",
    "2024-11-17T10:41:00.Z",
    "2024-11-17T10:41:00.1234567890123Z",
    "2024-11-17T10:41:00+03:00",
    " 2024-11-17T10:41:00Z",
    "2024-11-17T10:41:00Z ",
    "+002024-11-17T10:41:00Z",
    "2024-13-17T10:41:00Z",
    "2024-11-17T25:41:00Z",
  ])("%j is none", (text) => {
    expect(utcTimeMs(text)).toBeUndefined();
  });

  test.each([[undefined], [null], [1_731_840_060], [new Date()], [["2024-11-17T10:41:00Z"]]])("%j is none", (value) => {
    expect(utcTimeMs(value)).toBeUndefined();
  });

  test.prop([fc.date({ min: new Date(0), max: new Date("9999-12-31"), noInvalidDate: true })])(
    "is read to the millisecond",
    (date) => {
      expect(utcTimeMs(date.toISOString())).toBe(date.getTime());
    },
  );

  test.prop([fc.tuple(upTo(99), upTo(99), upTo(13), upTo(32), upTo(23), upTo(60), upTo(60))])(
    "of whole seconds is read as Date.parse reads it",
    ([century, year, month, day, hour, minute, second]) => {
      const text = `${century}${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
      const ms = Date.parse(text);
      expect(utcTimeMs(text)).toBe(Number.isNaN(ms) ? undefined : ms);
    },
  );
});

describe("the nearest name", () => {
  test.each<[typed: string, candidates: string[], meant: string | undefined]>([
    ["call_hangpu", ["call_init", "call_hangup"], "call_hangup"],
    ["CALL_INIT", ["call_init"], "call_init"],
    ["call_init", ["CALL_INIT"], "CALL_INIT"],
    // One letter of a very short word, two of a short one, a third of a longer one may differ.
    ["ab", ["ac"], "ac"],
    ["ab", ["cd"], undefined],
    ["abc", ["abd"], "abd"],
    ["abc", ["ade"], undefined],
    ["abcd", ["abef"], "abef"],
    ["abcd", ["aefg"], undefined],
    ["abcdefghi", ["abcdefxyz"], "abcdefxyz"],
    ["abcdefghi", ["abcdewxyz"], undefined],
    ["abcd", ["abcdef"], "abcdef"],
    ["abcd", ["abcdefg"], undefined],
    ["abcdef", ["abcd"], "abcd"],
    ["abcdef", ["abc"], undefined],
    // The first of those that are equally near.
    ["abcd", ["abcx", "abcy"], "abcx"],
    ["abcd", ["abxy", "abcy"], "abcy"],
    ["", ["a"], "a"],
    ["a", [], undefined],
  ])("to %j among %j is %j", (typed, candidates, meant) => {
    expect(nearest(typed, candidates)).toBe(meant);
  });

  test.prop([fc.string(), fc.array(fc.string())])("is the name itself when it is there", (typed, others) => {
    expect(nearest(typed, [...others, typed])?.toLowerCase()).toBe(typed.toLowerCase());
  });
});

/** A number of two digits, from 00. */
function upTo(max: number): fc.Arbitrary<string> {
  return fc.integer({ min: 0, max }).map((number) => String(number).padStart(2, "0"));
}
