import { printable, printableStart } from "../../events/payload/printable.ts";
import type { ExpectationResult } from "../../listener/expect/expectations.ts";
import type { NearMiss } from "../../listener/expect/match.ts";
import type { Theme } from "../text/theme.ts";

/** What came of an expectation, and when it is missing what came closest. */
export function prettyExpectation(result: ExpectationResult, theme: Theme): string {
  const { expectation, expected, count, outcome, nearestMiss } = result;
  const mark = outcome === "met" ? theme.good("✓") : theme.bad("✗");
  const came = outcome === "out_of_order" ? "out of order" : `${count === 0 ? "none" : count} came`;
  const lines = [`${mark} expected ${theme.strong(printable(expectation))}: ${expected}, ${came}`];
  if (nearestMiss !== null) lines.push(`    ${theme.note("nearest")} ${nearMissText(nearestMiss)}`);
  return `${lines.join("\n")}\n`;
}

function nearMissText(miss: NearMiss): string {
  switch (miss.kind) {
    case "invalid":
      return `event ${miss.number}, ${named(miss.event)}, is not valid: ${printable(miss.message)}`;
    case "other_value":
      return `event ${miss.number}, ${named(miss.event)}, has another ${printable(miss.path)}: expected ${printable(miss.expected)}, received ${printable(miss.received)}`;
    case "refused":
      return `a request to ${printableStart(miss.path ?? "an unknown path", 80)} was answered ${miss.status}: ${printable(miss.message)}`;
    case "other_name":
      return `event ${miss.number} is named ${named(miss.event)}`;
  }
}

function named(event: string): string {
  return printableStart(event, 60);
}
