import { expect, test } from "vitest";
import { githubReport } from "../../../../src/report/ci/github.ts";
import type { ReportCase } from "../../../../src/report/ci/report-case.ts";

const FAILED: ReportCase = {
  name: "call_init",
  place: { source: "c.ndjson", line: 2 },
  outcome: "failed",
  durationMs: 1,
  message: "answered 500",
  details: ["hint: see its log"],
  annotations: [{ severity: "error", line: 2, message: "answered 500\nhint: see its log" }],
};

function logOf(cases: readonly ReportCase[]): string[] {
  let log = "";
  const writer = { write: (text: string) => void (log += text), drained: () => undefined, unwrittenBytes: () => 0 };
  using report = githubReport({ log: writer, folders: { cwd: "/repo/app", workspace: "/repo" } });
  for (const one of cases) report.add(one);
  report.finish();
  return log.split("\n").slice(0, -1);
}

test("a failed case has an annotation at its line, in a file below the workspace", () => {
  expect(logOf([FAILED])).toEqual([
    "::error file=app/c.ndjson,line=2,title=call_init::answered 500%0Ahint: see its log",
  ]);
});

test("an annotation is written once", () => {
  expect(logOf([FAILED, FAILED])).toHaveLength(1);
});

test("a source outside of the repository, or standard input, has no file", () => {
  for (const source of ["-", "/elsewhere/c.ndjson", "../../c.ndjson"])
    expect(logOf([{ ...FAILED, place: { source, line: 2 } }])[0]).toMatch(/^::error title=call_init::/);
});

test("a case about the whole run has no file", () => {
  const slow = { ...FAILED, name: "call_init: p95 at most 1 ms", place: null, details: [], annotations: [] };
  expect(logOf([slow])).toEqual(["::error title=call_init%3A p95 at most 1 ms::answered 500"]);
  expect(logOf([{ ...slow, outcome: "passed" }])).toEqual([]);
});

test("characters with a meaning in a command are escaped", () => {
  const message = "100%\r\n::error::";
  const annotations = [{ severity: "warning", line: 1, message }] as const;
  expect(logOf([{ ...FAILED, name: "a:b,c%", message: "", annotations }])).toEqual([
    "::warning file=app/c.ndjson,line=1,title=a%3Ab%2Cc%25::100%25%0D%0A::error::",
  ]);
});

test("of each severity 10 annotations are written, and the rest is counted", () => {
  const log = logOf([
    ...Array.from({ length: 12 }, (_, line) => annotated("error", line)),
    ...Array.from({ length: 11 }, (_, line) => annotated("warning", line)),
  ]);
  expect(log.filter((line) => line.startsWith("::error"))).toHaveLength(10);
  expect(log.filter((line) => line.startsWith("::warning"))).toHaveLength(10);
  expect(log.at(-1)).toBe("3 more annotations not shown: GitHub shows 10 of each kind");
});

function annotated(severity: "error" | "warning", line: number): ReportCase {
  return { ...FAILED, annotations: [{ severity, line, message: "odd" }] };
}
