import { test as property, fc } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { Latencies } from "../../../../src/delivery/outcome/latency.ts";

test("nothing answered has no latency", () => {
  expect(new Latencies().summary()).toBeNull();
});

test("percentiles are of the answers that came", () => {
  const latencies = new Latencies();
  for (let ms = 1; ms <= 100; ms += 1) latencies.add(ms);
  const summary = latencies.summary();
  expect(summary?.count).toBe(100);
  expect(summary?.p50Ms).toBeCloseTo(50, 0);
  expect(summary?.p95Ms).toBeCloseTo(95, 0);
  expect(summary?.p99Ms).toBeCloseTo(99, 0);
  expect(summary?.maxMs).toBeCloseTo(100, 0);
});

property.prop([fc.array(fc.double({ min: 0, max: 100_000, noNaN: true }), { minLength: 1 })])(
  "percentiles rise, and stay within a thousandth of what was measured",
  (durations) => {
    const latencies = new Latencies();
    for (const durationMs of durations) latencies.add(durationMs);
    const { p50Ms = 0, p95Ms = 0, p99Ms = 0, maxMs = 0 } = latencies.summary() ?? {};
    expect([p50Ms, p95Ms, p99Ms, maxMs]).toEqual([p50Ms, p95Ms, p99Ms, maxMs].toSorted((a, b) => a - b));
    const longest = Math.max(...durations);
    expect(Math.abs(maxMs - longest)).toBeLessThanOrEqual(longest / 1000 + 0.001);
  },
);
