import { test as property, fc } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { gapMs, parseSpeed } from "../../../../src/delivery/run/pace.ts";

const at = (offsetMs: number, receivedAt = "2026-11-22T10:00:00.000Z") => ({ offsetMs, receivedAt });
const ORIGINAL = { factor: 1, maxGapMs: Number.POSITIVE_INFINITY };

describe("the gap between two recorded requests", () => {
  test("is the one of the listener's own clock", () => {
    expect(gapMs(at(1000), at(3500), ORIGINAL)).toBe(2500);
  });

  test("is not changed by a wall clock that was set back", () => {
    expect(gapMs(at(1000, "2026-11-22T11:00:00.000Z"), at(1500, "2026-11-22T10:00:00.000Z"), ORIGINAL)).toBe(500);
  });

  test("is that of the wall clock when a new session began", () => {
    expect(gapMs(at(60_000, "2026-11-22T10:00:00.000Z"), at(10, "2026-11-22T10:00:03.000Z"), ORIGINAL)).toBe(3000);
  });

  test("is none when both clocks went back", () => {
    expect(gapMs(at(60_000, "2026-11-22T10:00:05.000Z"), at(10, "2026-11-22T10:00:03.000Z"), ORIGINAL)).toBe(0);
  });

  test("is none before the first, after a bare payload, and at full speed", () => {
    expect(gapMs(null, at(5000), ORIGINAL)).toBe(0);
    expect(gapMs(at(5000), null, ORIGINAL)).toBe(0);
    expect(gapMs(at(0), at(5000), { ...ORIGINAL, factor: Number.POSITIVE_INFINITY })).toBe(0);
  });

  test("is shortened by the factor first, then cut to the longest that is allowed", () => {
    expect(gapMs(at(0), at(5000), { factor: 10, maxGapMs: 1000 })).toBe(500);
    expect(gapMs(at(0), at(50_000), { factor: 10, maxGapMs: 1000 })).toBe(1000);
  });

  const recorded = fc.record({
    offsetMs: fc.double({ min: -1e12, max: 1e12, noNaN: true }),
    receivedAt: fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date(8e12) })
      .map((date) => date.toISOString()),
  });
  property.prop([recorded, recorded, fc.double({ min: 0.001, max: 1000, noNaN: true }), fc.nat()])(
    "is never negative and never above the longest",
    (...[previous, next, factor, maxGapMs]) => {
      const gap = gapMs(previous, next, { factor, maxGapMs });
      expect(gap).toBeGreaterThanOrEqual(0);
      expect(gap).toBeLessThanOrEqual(maxGapMs);
    },
  );
});

describe("a speed", () => {
  test.each([
    ["original", 1],
    ["max", Number.POSITIVE_INFINITY],
    ["10x", 10],
    ["0.5x", 0.5],
  ])("%s is a factor of %d", (text, factor) => {
    expect(parseSpeed(text)).toBe(factor);
  });

  test.each(["", "x", "0x", "-1x", "10", "10 x", "fast", "1e3x"])("%j is none", (text) => {
    expect(parseSpeed(text)).toBeUndefined();
  });
});
