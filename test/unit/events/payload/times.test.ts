import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { utcTimeMs, withSeparators } from "../../../../src/events/payload/times.ts";

describe("a UTC time", () => {
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
  ])("%j is not one", (text) => {
    expect(utcTimeMs(text)).toBeUndefined();
  });

  test.each([[undefined], [null], [1_731_840_060], [new Date()], [["2024-11-17T10:41:00Z"]]])(
    "%j is not one",
    (value) => {
      expect(utcTimeMs(value)).toBeUndefined();
    },
  );

  test.prop([fc.date({ min: new Date(0), max: new Date("9999-12-31"), noInvalidDate: true })])(
    "is parsed to the millisecond",
    (date) => {
      expect(utcTimeMs(date.toISOString())).toBe(date.getTime());
    },
  );

  test.prop([fc.tuple(upTo(99), upTo(99), upTo(13), upTo(32), upTo(23), upTo(60), upTo(60))])(
    "of whole seconds is parsed like Date.parse",
    ([century, year, month, day, hour, minute, second]) => {
      const text = `${century}${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
      const ms = Date.parse(text);
      expect(utcTimeMs(text)).toBe(Number.isNaN(ms) ? undefined : ms);
    },
  );

  test.each([
    ["20241117T104153Z", "2024-11-17T10:41:53Z"],
    ["2024-11-17T10:41:53Z", "2024-11-17T10:41:53Z"],
    ["20241117T104153", "20241117T104153"],
    ["", ""],
  ])("%j with separators is %j", (text, expected) => {
    expect(withSeparators(text)).toBe(expected);
  });
});

/** A number of two digits, from 00. */
function upTo(max: number): fc.Arbitrary<string> {
  return fc.integer({ min: 0, max }).map((number) => String(number).padStart(2, "0"));
}
