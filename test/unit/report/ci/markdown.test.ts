import { expect, test } from "vitest";
import { markdownReport } from "../../../../src/report/ci/markdown.ts";

test("text in a cell makes no markup, mention, link or further cell", () => {
  let document = "";
  using report = markdownReport({ title: "hipcall-hooks replay", write: (text) => (document += text) });
  const message = "a | b `c` <img src=x> [d](e) @everyone https://evil.example www.evil.example #1 $x$ \\";
  report.add({
    name: "call_init",
    place: null,
    outcome: "failed",
    durationMs: 1,
    message,
    details: [],
    annotations: [],
  });
  report.finish();
  const row = document.split("\n").find((line) => line.includes("img")) ?? "";
  expect(row.match(/\|/g)).toHaveLength(3);
  expect(row.slice("| `call_init` | ".length, -2)).not.toMatch(/[`<[\]@$\\]|:\/\/|www\.|#(?!\d+;)|&(?!#\d+;)/);
});

test("names are code, also names that could end it", () => {
  let document = "";
  using report = markdownReport({ title: "hipcall-hooks replay", write: (text) => (document += text) });
  const failed = { outcome: "failed", durationMs: 1, message: "no", details: [], annotations: [] } as const;
  report.add({ ...failed, name: "call_init", place: { source: "a_b.ndjson", line: 1 } });
  report.add({ ...failed, name: "a`|b", place: null });
  report.finish();
  expect(document).toContain("| `call_init` (`a_b.ndjson:1`) | no |\n| <code>a&#96;&#124;b</code> | no |");
});

test("a name in a sentence is readable: only what could be markup is escaped", () => {
  let document = "";
  using report = markdownReport({ title: "hipcall-hooks validate", write: (text) => (document += text) });
  const failed = { outcome: "failed", durationMs: 1, annotations: [] } as const;
  const message = "data.caller_number is missing, _not_ null";
  report.add({ ...failed, name: "call_init", place: { source: "-", line: 1 }, message, details: [] });
  report.add({ ...failed, name: "x", place: null, message: "a", details: ["line 1: error: a", "line 2: error: b"] });
  report.finish();
  expect(document).toContain("(`standard input, line 1`) | data.caller_number is missing, &#95;not&#95; null |");
  expect(document).toContain("| `x` | line 1: error: a<br>line 2: error: b |");
});

test("the table of latencies has the events with enough answers for percentiles", () => {
  let document = "";
  using report = markdownReport({ title: "hipcall-hooks replay", write: (text) => (document += text) });
  const one = { p50Ms: 1, p95Ms: 2, p99Ms: 3, maxMs: 4, tooLateForHipcall: 0, atRiskForHipcall: 0 };
  const latencyByEvent = [
    { event: "call_init", count: 20, ...one },
    { event: "call_hangup", count: 19, ...one },
  ];
  report.summarize({ ...SUMMARY, latencyByEvent });
  report.finish();
  expect(document).toMatch(/`call_init` \| 20 \| 1 ms \| 2 ms/);
  expect(document).not.toContain("hangup");
});

const SUMMARY = {
  command: "replay",
  sent: 39,
  accepted: 39,
  failed: 0,
  reached: 39,
  notSent: 0,
  differingPaths: [],
  differing: 0,
  hipcall: null,
  skipped: 0,
  unreadableSources: 0,
  compared: null,
  latency: null,
  latencyByEvent: [],
  tooLateForHipcall: 0,
  atRiskForHipcall: 0,
  hipcallTimeLimit: { inTimeMs: 5000, tooLateMs: 10_000 },
  durationMs: 1,
  stoppedBy: null,
} as const;
