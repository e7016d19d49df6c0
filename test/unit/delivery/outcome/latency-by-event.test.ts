import { describe, expect, test } from "vitest";
import { LatencyByEvent } from "../../../../src/delivery/outcome/latency-by-event.ts";
import type { DeliveryResult } from "../../../../src/delivery/send/result.ts";

describe("LatencyByEvent", () => {
  test("tells each event's percentiles, and what Hipcall would not have waited for", () => {
    const latencies = new LatencyByEvent({ inTimeMs: 5000, tooLateMs: 10_000 });
    for (let ms = 1; ms <= 100; ms += 1) latencies.add("a", answered(ms));
    latencies.add("b", answered(5000));
    latencies.add("b", answered(5001));
    latencies.add("b", answered(10_000));
    latencies.add(null, answered(1));
    expect(latencies.summary()).toMatchObject([
      { event: "a", count: 100, tooLateForHipcall: 0, atRiskForHipcall: 0 },
      { event: "b", count: 3, tooLateForHipcall: 1, atRiskForHipcall: 1 },
      { event: null, count: 1 },
    ]);
    const [a] = latencies.summary();
    expect([a?.p50Ms, a?.p95Ms, a?.p99Ms, a?.maxMs].map((ms) => Math.round(ms ?? 0))).toEqual([50, 95, 99, 100]);
  });

  test("counts a timeout at the limit as at risk or too late, but not a failed connection", () => {
    const latencies = new LatencyByEvent({ inTimeMs: 5000, tooLateMs: 10_000 });
    latencies.add("a", { kind: "timed_out", phase: "answering", durationMs: 5000 });
    latencies.add("a", { kind: "timed_out", phase: "answering", durationMs: 10_000 });
    latencies.add("a", { kind: "timed_out", phase: "answering", durationMs: 1000 });
    latencies.add("a", { kind: "unreachable", code: "ECONNREFUSED", reason: "", durationMs: 9000 });
    expect(latencies.late).toEqual({ tooLateForHipcall: 1, atRiskForHipcall: 1 });
    expect(latencies.summary()).toEqual([]);
  });

  test("stays bounded when every event has another name", () => {
    const latencies = new LatencyByEvent({ inTimeMs: 5000, tooLateMs: 10_000 });
    for (let n = 0; n < 200; n += 1) latencies.add(`event ${n}`, answered(1));
    expect(latencies.summary()).toHaveLength(41);
    expect(latencies.summary().at(-1)).toMatchObject({ event: "(other names)", count: 160 });
  });
});

function answered(durationMs: number): DeliveryResult {
  return { kind: "answered", status: 200, durationMs, headers: [], body: Buffer.alloc(0), bodyBytes: 0 };
}
