import { printable } from "../../../events/payload/printable.ts";
import type { ExpectationResult } from "../../../listener/expect/expectations.ts";
import { nearMissText } from "../../../listener/expect/near-miss-text.ts";
import type { Theme } from "../../text/theme.ts";

/** The result of an expectation. A missing one also has the closest event. */
export function prettyExpectation(result: ExpectationResult, theme: Theme): string {
  const { expectation, outcome, nearestMiss } = result;
  const mark = outcome === "met" ? theme.good("✓") : theme.bad("✗");
  const lines = [`${mark} expected ${theme.strong(printable(expectation))}: ${expectedText(result)}`];
  if (nearestMiss !== null) lines.push(`    ${theme.note("closest:")} ${nearMissText(nearestMiss)}`);
  return `${lines.join("\n")}\n`;
}

/** `at least 1, received none` */
export function expectedText({ expected, count, outcome }: ExpectationResult): string {
  return `${expected}, received ${outcome === "out_of_order" ? "out of order" : count === 0 ? "none" : count}`;
}
