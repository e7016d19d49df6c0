import type { Origin } from "../../../captures/capture.ts";
import { placeName } from "../../../captures/place.ts";
import { ENGLISH, type Language } from "../../../language/language.ts";
import { printable, printableStart } from "../../../events/payload/printable.ts";
import type { DriftFinding, DriftSeverity } from "../../../events/drift/findings.ts";
import { hintText } from "../../message-text.ts";
import type { DriftSummary } from "../../output-event.ts";
import { localDateTime } from "../../text/local-time.ts";
import type { Theme } from "../../text/theme.ts";
import { counted } from "../../text/units.ts";
import { leftOutTexts } from "../left-out.ts";

const MARKS = { breaking: "✗", notice: "!", info: "·" } as const satisfies Record<DriftSeverity, string>;
const SEVERITIES = ["breaking", "notice", "info"] as const satisfies readonly DriftSeverity[];

const THE_CATALOGUE = "the catalogue";

/** A finding: how bad it is, the event, and what is different; then how often, since when, and an example. */
export function prettyDrift(finding: DriftFinding<Origin>, theme: Theme): string {
  const { event, severity } = finding;
  const { say } = theme.language;
  const word = say(severity).padEnd(Math.max(...SEVERITIES.map((each) => say(each).length)));
  const heading = `${colourOf(severity, theme)(`${MARKS[severity]} ${word}`)} ${theme.strong(printableStart(event, 60))}  ${driftMessage(finding, theme.language)}`;
  const details = driftDetails(finding, theme.language);
  return details === "" ? `${heading}\n` : `${heading}\n    ${theme.faint(details)}\n`;
}

export function driftMessage({ message }: DriftFinding<Origin>, { tell }: Language = ENGLISH): string {
  return printableStart(tell(message), 300);
}

/** `3 of 120, first at 2026-11-22 10:41:52 +03:00 in c.ndjson:7, such as "00"` */
export function driftDetails(finding: DriftFinding<Origin>, language: Language): string {
  const { count, of, example, received } = finding;
  const { say } = language;
  return [
    ...(of === 0 ? [] : [say("{count} of {total}", { count, total: of })]),
    ...firstText(finding, language),
    ...(example === null || example === received ? [] : [say("such as {example}", { example: printable(example) })]),
  ].join(", ");
}

function firstText({ since, origin }: DriftFinding<Origin>, language: Language): string[] {
  const { say } = language;
  const at = since === null ? NaN : Date.parse(since);
  const place = origin === null ? "" : printableStart(placeName(origin, language), 220);
  if (Number.isNaN(at)) return origin === null ? [] : [say("first in {place}", { place })];
  const time = localDateTime(new Date(at), language);
  return [origin === null ? say("first at {time}", { time }) : say("first at {time} in {place}", { time, place })];
}

/** The last lines of `validate --drift`. */
export function prettyDriftSummary(summary: DriftSummary, theme: Theme): string {
  const { checked, notEvents, breaking, notice, info, comparedWith, savedTo, suggestedTo, unknownBodies } = summary;
  const { language } = theme;
  const { say } = language;
  const breakingText = say("{count} breaking", { count: breaking });
  const noticeText = counted(notice, "notice", language);
  const parts = [
    breaking > 0 ? theme.bad(breakingText) : theme.good(breakingText),
    notice > 0 ? theme.warn(noticeText) : noticeText,
    say("{count} info", { count: info }),
    ...(notEvents > 0
      ? [theme.warn(say("{bodies} without an event", { bodies: counted(notEvents, "body", language) }))]
      : []),
    ...leftOutTexts(summary, theme),
  ];
  const unknown = say("{events} with a body that is not known: --suggest FILE writes a first schema", {
    events: counted(unknownBodies, "event", language),
  });
  const files = [
    ...(unknownBodies > 0 && suggestedTo === null ? [hintText(unknown, theme)] : []),
    ...(savedTo === null ? [] : [say("baseline saved to {file}", { file: printable(savedTo) })]),
    ...(suggestedTo === null
      ? []
      : [say("first schemas and samples in {folder}: review them", { folder: printable(suggestedTo) })]),
  ];
  const compared = say("{events}, compared with {what}", {
    events: counted(checked, "event", language),
    what: comparedWith === THE_CATALOGUE ? say(THE_CATALOGUE) : printable(comparedWith),
  });
  const first = `${compared}: ${parts.join(", ")}`;
  return `${[first, ...files].join("\n")}\n`;
}

function colourOf(severity: DriftSeverity, theme: Theme): (text: string) => string {
  switch (severity) {
    case "breaking":
      return theme.bad;
    case "notice":
      return theme.warn;
    case "info":
      return theme.faint;
  }
}
