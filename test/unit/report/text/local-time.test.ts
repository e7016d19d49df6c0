import { expect, test } from "vitest";
import { languageWith } from "../../../../src/language/language.ts";
import { localDateTime, localTime, utcOffset } from "../../../../src/report/text/local-time.ts";

// Local time is UTC in the tests; `test/e2e/times.test.ts` has another zone.
test("a time of day has milliseconds, a date its zone", () => {
  expect(localTime("2026-11-22T10:01:02.003Z")).toBe("10:01:02.003");
  expect(localDateTime(new Date("2026-01-02T03:04:05.678Z"))).toBe("2026-01-02 03:04:05 +00:00");
});

test("a date is written as the language writes it", () => {
  const turkish = languageWith("tr", {});
  expect(localDateTime(new Date("2026-01-02T03:04:05.678Z"), turkish)).toBe("02.01.2026 03:04:05 +00:00");
  expect(localDateTime(new Date(Number.NaN), turkish)).toContain("NaN");
});

test.each([
  [-180, "+03:00"],
  [-345, "+05:45"],
  [210, "-03:30"],
  [0, "+00:00"],
])("an offset of %d minutes is %s", (minutes, text) => {
  expect(utcOffset(Object.assign(new Date(0), { getTimezoneOffset: () => minutes }))).toBe(text);
});
