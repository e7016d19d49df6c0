import { placeName } from "../../../captures/place.ts";
import type { Comparison, Difference } from "../../../delivery/compare/difference.ts";
import { sentenceOf } from "../../../events/catalogue/sentence.ts";
import type { Language } from "../../../language/language.ts";
import type { Text } from "../../../language/said.ts";
import { printable, printableStart } from "../../../events/payload/printable.ts";
import type { ComparedEvent, DiffSummary, EventDifference } from "../../output-event.ts";
import type { Theme } from "../../text/theme.ts";
import { eventName } from "../../text/event-name.ts";
import { counted } from "../../text/units.ts";
import { moreDifferences } from "../delivery.ts";
import { ignoreLines } from "../delivery-summary.ts";
import { leftOutTexts } from "../left-out.ts";

const MAX_DIFFERENCES = 20;
const UUID_WIDTH = 8;
/** Values that are new each time are few. */
const MOST_PATHS = 8;

/** An event that is new, gone or changed; of a changed one each value with its path. */
export function prettyDifference(difference: EventDifference, theme: Theme): string {
  const { change, event, uuid, envelope, before, after, payload, answer } = difference;
  const heading = [
    changeMark(change, theme),
    theme.strong(eventName(event, theme.language)),
    ...(uuid === null ? [] : [printableStart(uuid.slice(0, UUID_WIDTH), UUID_WIDTH)]),
    theme.faint([before, after].flatMap((one) => (one === null ? [] : [placeText(one, theme.language)])).join(" → ")),
  ];
  const lines = [heading.join("  ")];
  if (envelope !== null) lines.push(`    ${printable(sentenceOf(envelope, theme.language))}`);
  if (payload !== null) lines.push(...differenceLines(payload, (where) => where, theme));
  if (answer !== null)
    lines.push(...differenceLines(answer, (where) => theme.language.say("answer {where}", { where }), theme));
  return `${lines.join("\n")}\n`;
}

/** The last lines of `captures diff`. */
export function prettyDiffSummary(summary: DiffSummary, theme: Theme): string {
  const { same, changed, gone, new: added } = summary;
  const { language } = theme;
  const { say } = language;
  const parts = [
    say("{count} same", { count: same }),
    ...(changed > 0 ? [theme.warn(say("{count} changed", { count: changed }))] : []),
    ...(gone > 0 ? [theme.bad(say("{count} gone", { count: gone }))] : []),
    ...(added > 0 ? [theme.good(say("{count} new", { count: added }))] : []),
    ...leftOutTexts(summary, theme),
  ];
  const first = `${counted(same + changed + gone + added, "event", language)}: ${parts.join(", ")}`;
  const hints = summary.differingPaths.length <= MOST_PATHS ? ignoreLines(summary, theme) : [];
  return `${[first, ...hints].join("\n")}\n`;
}

const CHANGES = ["new", "gone", "changed"] as const satisfies readonly (EventDifference["change"] & Text)[];

function changeMark(change: EventDifference["change"], theme: Theme): string {
  const { say } = theme.language;
  const word = say(change).padEnd(Math.max(...CHANGES.map((each) => say(each).length)));
  switch (change) {
    case "new":
      return theme.good(`+ ${word}`);
    case "gone":
      return theme.bad(`- ${word}`);
    case "changed":
      return theme.warn(`~ ${word}`);
  }
}

function placeText({ number, origin }: ComparedEvent, language: Language): string {
  return `#${number} ${printableStart(placeName(origin, language), 120)}`;
}

type Label = (where: string) => string;

function differenceLines({ differences, count }: Comparison, label: Label, theme: Theme): string[] {
  const lines = differences.slice(0, MAX_DIFFERENCES).map((difference) => differenceLine(difference, label, theme));
  const left = count - lines.length;
  return left > 0 ? [...lines, theme.faint(`    ${moreDifferences(left, theme.language)}`)] : lines;
}

function differenceLine({ where, expected, received }: Difference, label: Label, theme: Theme): string {
  const noValue = theme.faint(theme.language.say("no value"));
  const before = expected === null ? noValue : theme.bad(printableStart(expected, 200));
  const after = received === null ? noValue : theme.good(printableStart(received, 200));
  return `    ${theme.strong(label(printableStart(where, 200)))}: ${before} → ${after}`;
}
