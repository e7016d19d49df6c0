import stringWidth from "string-width";
import { expect, test } from "vitest";
import type { ExpectationResult } from "../../../../../src/listener/expect/expectations.ts";
import { createTheme } from "../../../../../src/report/text/theme.ts";
import { checklistLines } from "../../../../../src/report/tui/views/Checklist.tsx";

const theme = createTheme(false);

function result(expectation: string, outcome: ExpectationResult["outcome"], count: number): ExpectationResult {
  return { expectation, expected: "1 or more", count, outcome, nearestMiss: null };
}

test("the checklist has a sign for each expectation, and the time left", () => {
  const expectations = [result("call_init", "met", 1), result("call_hangup", "missing", 0), result("x", "exceeded", 2)];
  const lines = checklistLines({ expectations, leftMs: 23_400 }, { width: 60, height: 4, theme });
  expect(lines[0]).toMatch(/^ ✓ call_init: 1 came, expected 1 or more +24 s left $/);
  expect(lines[1]).toContain("○ call_hangup: 0 came");
  expect(lines[2]).toContain("✗ x: 2 came");
  for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(60);
});

test("more expectations than rows are counted", () => {
  const expectations = Array.from({ length: 6 }, (_, index) => result(`e${index}`, "missing", 0));
  const lines = checklistLines({ expectations, leftMs: null }, { width: 40, height: 4, theme });
  expect(lines).toHaveLength(4);
  expect(lines[3]).toContain("… and 3 more expectations");
});
