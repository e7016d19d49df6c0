import { expect, test } from "vitest";
import { markdownReport } from "../../../../src/report/ci/markdown.ts";

test("text can't leave its cell, be markup, mention anybody or be a link", () => {
  let document = "";
  using report = markdownReport({ title: "hipcall-hooks replay", write: (text) => (document += text) });
  const message = "a | b `c` <img src=x> [d](e) @everyone https://evil.example www.evil.example #1 $x$ \\";
  report.add({ name: "call_init", place: null, outcome: "failed", durationMs: 1, message, details: [], marks: [] });
  report.finish();
  const row = document.split("\n").find((line) => line.includes("img")) ?? "";
  expect(row.match(/\|/g)).toHaveLength(3);
  expect(row.slice(2, -2)).not.toMatch(/[`<[\]@$\\]|:\/\/|www\.|#(?!\d+;)|&(?!#\d+;)/);
});
