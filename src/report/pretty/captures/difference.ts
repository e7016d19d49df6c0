import { placeName } from "../../../captures/place.ts";
import type { Comparison, Difference } from "../../../delivery/compare/difference.ts";
import { printable, printableStart } from "../../../events/payload/printable.ts";
import type { ComparedEvent, DiffSummary, EventDifference } from "../../output-event.ts";
import type { Theme } from "../../text/theme.ts";
import { counted } from "../../text/units.ts";
import { ignoreLines } from "../delivery-summary.ts";

const MAX_DIFFERENCES = 20;
const UUID_WIDTH = 8;
/** Values that are new each time are few. */
const MOST_PATHS = 8;

/** An event that is new, gone or changed; of a changed one each value with its path. */
export function prettyDifference(difference: EventDifference, theme: Theme): string {
  const { change, event, uuid, sentence, before, after, payload, answer } = difference;
  const heading = [
    changeMark(change, theme),
    theme.strong(printableStart(event ?? "(no event name)", 60)),
    ...(uuid === null ? [] : [printableStart(uuid.slice(0, UUID_WIDTH), UUID_WIDTH)]),
    theme.faint([before, after].flatMap((one) => (one === null ? [] : [placeText(one)])).join(" → ")),
  ];
  const lines = [heading.join("  ")];
  if (sentence !== null) lines.push(`    ${printable(sentence)}`);
  if (payload !== null) lines.push(...differenceLines(payload, "", theme));
  if (answer !== null) lines.push(...differenceLines(answer, "answer ", theme));
  return `${lines.join("\n")}\n`;
}

/** The last lines of `captures diff`. */
export function prettyDiffSummary(summary: DiffSummary, theme: Theme): string {
  const { same, changed, gone, new: added, skippedLines, unreadableSources } = summary;
  const parts = [
    `${same} same`,
    ...(changed > 0 ? [theme.warn(`${changed} changed`)] : []),
    ...(gone > 0 ? [theme.bad(`${gone} gone`)] : []),
    ...(added > 0 ? [theme.good(`${added} new`)] : []),
    ...(skippedLines > 0 ? [theme.warn(`${counted(skippedLines, "line")} skipped`)] : []),
    ...(unreadableSources > 0 ? [theme.bad(`${counted(unreadableSources, "file")} could not be read`)] : []),
  ];
  const first = `${counted(same + changed + gone + added, "event")}: ${parts.join(", ")}`;
  const hints = summary.differingPaths.length <= MOST_PATHS ? ignoreLines(summary, theme) : [];
  return `${[first, ...hints].join("\n")}\n`;
}

function changeMark(change: EventDifference["change"], theme: Theme): string {
  switch (change) {
    case "new":
      return theme.good("+ new    ");
    case "gone":
      return theme.bad("- gone   ");
    case "changed":
      return theme.warn("~ changed");
  }
}

function placeText({ number, origin }: ComparedEvent): string {
  return `#${number} ${printableStart(placeName(origin), 120)}`;
}

function differenceLines({ differences, count }: Comparison, label: string, theme: Theme): string[] {
  const lines = differences.slice(0, MAX_DIFFERENCES).map((difference) => differenceLine(difference, label, theme));
  const left = count - lines.length;
  return left > 0 ? [...lines, theme.faint(`    … and ${counted(left, "more difference")}; --json shows more`)] : lines;
}

function differenceLine({ where, expected, received }: Difference, label: string, theme: Theme): string {
  const before = expected === null ? theme.faint("no value") : theme.bad(printableStart(expected, 200));
  const after = received === null ? theme.faint("no value") : theme.good(printableStart(received, 200));
  return `    ${theme.strong(`${label}${printableStart(where, 200)}`)}: ${before} → ${after}`;
}
