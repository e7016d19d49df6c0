import { printable, printableStart } from "../../events/payload/printable.ts";
import type { ExpectationResult } from "../../listener/expect/expectations.ts";
import type { NearMiss } from "../../listener/expect/match.ts";
import type { Theme } from "../text/theme.ts";

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

function nearMissText(miss: NearMiss): string {
  switch (miss.kind) {
    case "invalid":
      return `#${miss.number} ${named(miss.event)} is invalid: ${printable(miss.message)}`;
    case "other_value":
      return `#${miss.number} ${named(miss.event)} has a different ${printable(miss.path)}: expected ${printable(miss.expected)}, received ${printable(miss.received)}`;
    case "refused":
      return `a request to ${printableStart(miss.path ?? "an unknown path", 80)} was answered ${miss.status}: ${printable(miss.message)}`;
    case "other_name":
      return `#${miss.number} is named ${named(miss.event)}`;
  }
}

function named(event: string): string {
  return printableStart(event, 60);
}
