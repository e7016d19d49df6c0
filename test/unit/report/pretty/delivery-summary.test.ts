import { describe, expect, test } from "vitest";
import {
  prettyDeliverySummary,
  prettyDryRunSummary,
  prettyLatencyLimit,
} from "../../../../src/report/pretty/delivery-summary.ts";
import { createTheme } from "../../../../src/report/text/theme.ts";

const PLAIN = createTheme(false);
const COLOURS = createTheme(true);

describe("the summary of deliveries", () => {
  const summary = {
    sent: 7,
    accepted: 6,
    failed: 1,
    reached: 7,
    notSent: 0,
    differingPaths: [],
    differing: 0,
    hipcall: null,
    skipped: 2,
    unreadableSources: 0,
    compared: null,
    latency: { count: 20, p50Ms: 1.5, p95Ms: 20, p99Ms: 1500, maxMs: 65_000 },
    latencyByEvent: [],
    tooLateForHipcall: 0,
    atRiskForHipcall: 0,
    hipcallTimeLimit: { inTimeMs: 5000, tooLateMs: 10_000 },
    durationMs: 70_000,
    stoppedBy: null,
  };

  test("has counts, and latencies when there were many", () => {
    expect(prettyDeliverySummary(summary, PLAIN)).toMatchInlineSnapshot(`
      "6 delivered, 1 failed (1 min 10 s)
      2 events skipped
      latency: p50 1.5 ms, p95 20 ms, p99 1.5 s, max 1 min 5 s
      "
    `);
    const one = { ...summary, sent: 1, skipped: 0, latency: { ...summary.latency, count: 1 } };
    expect(prettyDeliverySummary({ ...one, accepted: 1, failed: 0 }, PLAIN)).toBe("");
    expect(prettyDeliverySummary({ ...one, accepted: 0 }, PLAIN)).toBe("");
    expect(prettyDeliverySummary({ ...one, accepted: 1, failed: 0, skipped: 1 }, PLAIN)).toBe(
      "1 delivered (1 min 10 s)\n1 event skipped\n",
    );
  });

  test("has percentiles from 20 answers on, for each event too", () => {
    const few = { ...summary.latency, count: 19 };
    expect(prettyDeliverySummary({ ...summary, latency: few }, PLAIN)).not.toContain("p50");
    const byEvent = { ...summary.latency, tooLateForHipcall: 0, atRiskForHipcall: 0 };
    const latencyByEvent = [
      { ...byEvent, event: "call_init" },
      { ...byEvent, event: "call_hangup", count: 19 },
    ];
    const text = prettyDeliverySummary({ ...summary, latencyByEvent }, PLAIN);
    expect(text).toContain("  call_init: p50");
    expect(text).not.toContain("call_hangup");
  });

  test("says how many files could not be read", () => {
    expect(prettyDeliverySummary({ ...summary, skipped: 0, unreadableSources: 1 }, PLAIN)).toContain(
      "\n1 file could not be read\n",
    );
  });

  test("has the same text with colour", () => {
    const coloured = prettyDeliverySummary({ ...summary, stoppedBy: "SIGINT" }, COLOURS);
    expect(coloured.replaceAll(/\u001b\[\d+m/g, "")).toBe(
      prettyDeliverySummary({ ...summary, stoppedBy: "SIGINT" }, PLAIN),
    );
  });

  test("counts repeats with a different answer, compared answers and late ones", () => {
    const compared = { answers: 3, different: 1, failed: 1 };
    const text = prettyDeliverySummary(
      { ...summary, skipped: 0, latency: null, differing: 1, compared, tooLateForHipcall: 1, atRiskForHipcall: 2 },
      PLAIN,
    );
    expect(text).toBe(
      [
        "7 delivered; 1 answer differs (1 min 10 s)",
        "1 answer too late: Hipcall gives up between 5 s and 10 s",
        "2 answers at risk, took longer than 5 s: Hipcall gives up between 5 s and 10 s",
        "3 answers compared with the recording: 2 same, 1 different",
        "1 repeat got a different answer\n",
      ].join("\n"),
    );
  });

  test("of a dry run says that nothing was sent, and how long it would take", () => {
    expect(prettyDryRunSummary({ planned: 1, wouldTakeMs: 0, unreadableSources: 0 }, PLAIN)).toBe(
      "dry run: nothing was sent; would send 1 request\n",
    );
    expect(prettyDryRunSummary({ planned: 2, wouldTakeMs: 90_000, unreadableSources: 1 }, PLAIN)).toBe(
      "dry run: nothing was sent; would send 2 requests over 1 min 30 s; 1 file could not be read\n",
    );
  });
});

test("an event over the latency limit has its p95 and the limit; another has no line", () => {
  const check = { event: "call_init", p95Ms: 170, limitMs: 1, held: false };
  expect(prettyLatencyLimit(check, PLAIN)).toBe("✗ call_init too slow: p95 170 ms (limit 1 ms)\n");
  expect(prettyLatencyLimit({ ...check, held: true }, PLAIN)).toBe("");
});
