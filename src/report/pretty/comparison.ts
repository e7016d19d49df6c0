import { printableStart } from "../../events/payload/printable.ts";
import type { Comparison, Difference } from "../../delivery/compare/difference.ts";
import type { DeliverySummary } from "../../delivery/outcome/outcome.ts";
import type { Theme } from "../text/theme.ts";
import { counted } from "../text/units.ts";

const MOST_LINES = 12;

/** Where an answer differs from the recorded one, a line each. */
export function differenceLines({ differences, count }: Comparison, theme: Theme): string[] {
  const lines = differences.slice(0, MOST_LINES).map((difference) => `    ${differenceText(difference, theme)}`);
  const left = count - lines.length;
  return left > 0 ? [...lines, theme.faint(`    … and ${counted(left, "more difference")}; --json shows more`)] : lines;
}

/** One difference on one line, safe for a terminal. */
export function differenceText({ where, expected, received }: Difference, theme: Theme): string {
  const before = expected === null ? "nothing" : printableStart(expected, 200);
  const after = received === null ? "nothing" : printableStart(received, 200);
  return `${theme.strong(printableStart(where, 200))}: expected ${theme.good(before)}, received ${theme.bad(after)}`;
}

/** How many answers were as recorded. */
export function comparedLines({ compared }: Pick<DeliverySummary, "compared">, theme: Theme): string[] {
  if (compared === null || compared.answers === 0) return [];
  const { answers, different } = compared;
  const text = `${counted(answers, "answer")} compared: ${answers - different} as recorded`;
  return [different === 0 ? text : `${text}, ${theme.bad(`${different} different`)}`];
}
