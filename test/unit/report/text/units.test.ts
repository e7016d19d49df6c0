import { describe, expect, test } from "vitest";
import { counted, duration, size } from "../../../../src/report/text/units.ts";

describe("a duration", () => {
  test.each([
    [0, "0 ms"],
    [1.234, "1.2 ms"],
    [12.34, "12 ms"],
    [1234, "1.2 s"],
    [60_000, "1 min 0 s"],
    [185_000, "3 min 5 s"],
    [7_800_000, "2 h 10 min"],
    [86_400_000, "1 d 0 h"],
    [7_095_600_000, "82 d 3 h"],
  ])("of %d ms is %s", (ms, text) => {
    expect(duration(ms)).toBe(text);
  });
});

test.each([
  [412, "412 B"],
  [1000, "1 kB"],
  [1234, "1.2 kB"],
  [3_400_000, "3.4 MB"],
])("a size of %d bytes is %s", (bytes, text) => {
  expect(size(bytes)).toBe(text);
});

test.each([
  [counted(0, "event"), "0 events"],
  [counted(1, "event"), "1 event"],
  [counted(7, "event"), "7 events"],
  [counted(1, "IP address"), "1 IP address"],
  [counted(2, "IP address"), "2 IP addresses"],
])("a count is %s", (text, expected) => {
  expect(text).toBe(expected);
});
