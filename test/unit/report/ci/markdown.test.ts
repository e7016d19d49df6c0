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
  expect(row.slice(2, -2)).not.toMatch(/[`<[\]@$\\]|:\/\/|www\.|#(?!\d+;)|&(?!#\d+;)/);
});
