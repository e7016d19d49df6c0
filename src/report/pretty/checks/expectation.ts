import type { Language } from "../../../language/language.ts";
import { printable } from "../../../events/payload/printable.ts";
import type { ExpectationResult } from "../../../listener/expect/expectations.ts";
import { nearMissText } from "../../../listener/expect/near-miss-text.ts";
import type { Theme } from "../../text/theme.ts";

/** The result of an expectation. A missing one also has the closest event. */
export function prettyExpectation(result: ExpectationResult, theme: Theme): string {
  const { expectation, outcome, nearestMiss } = result;
  const mark = outcome === "met" ? theme.good("✓") : theme.bad("✗");
  const { say } = theme.language;
  const event = theme.strong(printable(expectation));
  const lines = [
    `${mark} ${say("expected {event}: {counts}", { event, counts: expectedText(result, theme.language) })}`,
  ];
  if (nearestMiss !== null)
    lines.push(`    ${theme.note(say("closest:"))} ${nearMissText(nearestMiss, theme.language)}`);
  return `${lines.join("\n")}\n`;
}

/** `at least 1, received none` */
export function expectedText({ expected, count, outcome }: ExpectationResult, { say }: Language): string {
  if (outcome === "out_of_order") return say("{expected}, received out of order", { expected });
  return count === 0
    ? say("{expected}, received none", { expected })
    : say("{expected}, received {count}", { expected, count });
}
