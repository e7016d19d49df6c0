import { expect, test } from "vitest";
import type { ReportCase } from "../../../../src/report/ci/report-case.ts";
import { tapReport } from "../../../../src/report/ci/tap.ts";

const PASSED: ReportCase = {
  name: "call_init",
  place: { source: "c.ndjson", line: 1 },
  outcome: "passed",
  durationMs: 1,
  message: "",
  details: [],
  annotations: [],
};

function tapOf(cases: readonly ReportCase[]): string {
  let text = "";
  const write = (part: string): void => void (text += part);
  using report = tapReport({ write, commit: () => undefined, [Symbol.dispose]: () => undefined });
  for (const one of cases) report.add(one);
  report.finish();
  return text;
}

test("a case has a line, a failed case its details, and the plan is last", () => {
  const failed = { ...PASSED, outcome: "failed", message: 'answered "500"', details: ["hint: see its log"] } as const;
  expect(tapOf([PASSED, failed, { ...failed, place: null, details: [] }])).toBe(
    [
      "TAP version 14",
      "ok 1 - call_init (c.ndjson:1)",
      "not ok 2 - call_init (c.ndjson:1)",
      "  ---",
      String.raw`  message: "answered \"500\""`,
      "  severity: fail",
      '  at: {"file":"c.ndjson","line":1}',
      '  details: ["hint: see its log"]',
      "  ...",
      "not ok 3 - call_init",
      "  ---",
      String.raw`  message: "answered \"500\""`,
      "  severity: fail",
      "  ...",
      "1..3\n",
    ].join("\n"),
  );
});

test("a # in a name is no directive", () => {
  expect(tapOf([{ ...PASSED, name: String.raw`a \ # SKIP` }])).toContain(String.raw`ok 1 - a \\ \# SKIP (c.ndjson:1)`);
});

test("an error that stops the run is a bail-out, without a plan", () => {
  const stopped = { ...PASSED, place: null, outcome: "errored", message: "file not found: c.ndjson" } as const;
  expect(tapOf([PASSED, stopped])).toBe(
    "TAP version 14\nok 1 - call_init (c.ndjson:1)\nBail out! file not found: c.ndjson\n",
  );
});
