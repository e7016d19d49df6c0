import { describe, expect, test } from "vitest";
import { dateOf, moment } from "../../../../src/commands/captures/moment.ts";
import { REAL_CLOCK } from "../../../support/clocks/real-clock.ts";

// Local time is UTC in the tests.
const CLOCK = { ...REAL_CLOCK, now: () => new Date("2026-11-22T10:30:00Z") };

describe("a moment", () => {
  test.each([
    ["2026-11-22T10:00:00Z", "2026-11-22T10:00:00.000Z"],
    ["2026-11-22T10:00:00.000000Z", "2026-11-22T10:00:00.000Z"],
    ["2026-11-22T10:00:00+03:00", "2026-11-22T07:00:00.000Z"],
    ["2026-11-22 10:00:00 +03:00", "2026-11-22T07:00:00.000Z"],
    ["2026-11-22 10:00", "2026-11-22T10:00:00.000Z"],
    ["2026-11-22", "2026-11-22T00:00:00.000Z"],
    ["22.11.2026", "2026-11-22T00:00:00.000Z"],
    ["22.11.2026 10:00:00 +03:00", "2026-11-22T07:00:00.000Z"],
    ["10:30", "2026-11-22T10:30:00.000Z"],
    ["10:29:59.341", "2026-11-22T10:29:59.341Z"],
    ["23:00", "2026-11-21T23:00:00.000Z"],
    ["10m", "2026-11-22T10:20:00.000Z"],
  ])("%s", (text, iso) => {
    const read = moment.parse(text);
    expect(read && dateOf(read, CLOCK).toISOString()).toBe(iso);
  });

  test.each([
    "",
    "yesterday",
    "25:00",
    "10:61",
    "2026-13-01",
    "32.11.2026",
    "22.11.26",
    "2026-11-22T10:00:00 GMT",
    "10",
    "2026-11-22T",
  ])("is not %j", (text) => {
    expect(moment.parse(text)).toBeUndefined();
  });
});
