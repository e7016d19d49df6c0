import type { Origin } from "../../../captures/capture.ts";
import { placeName } from "../../../captures/place.ts";
import { printable, printableStart } from "../../../events/payload/printable.ts";
import type { DriftFinding, DriftSeverity } from "../../../events/drift/findings.ts";
import { hintText } from "../../message-text.ts";
import type { DriftSummary } from "../../output-event.ts";
import { localDateTime } from "../../text/local-time.ts";
import type { Theme } from "../../text/theme.ts";
import { counted } from "../../text/units.ts";

const MARKS = { breaking: "✗ breaking", notice: "! notice  ", info: "· info    " } as const;

/** A finding: how bad it is, the event, and what is different; then how often, since when, and an example. */
export function prettyDrift(finding: DriftFinding<Origin>, theme: Theme): string {
  const { event, severity } = finding;
  const heading = `${colourOf(severity, theme)(MARKS[severity])} ${theme.strong(printableStart(event, 60))}  ${driftMessage(finding)}`;
  const details = driftDetails(finding);
  return details === "" ? `${heading}\n` : `${heading}\n    ${theme.faint(details)}\n`;
}

export function driftMessage({ message }: DriftFinding<Origin>): string {
  return printableStart(message, 300);
}

/** `3 of 120, first at 2026-11-22 10:41:52 +03:00 in c.ndjson:7, such as "00"` */
export function driftDetails({ count, of, since, origin, example, received }: DriftFinding<Origin>): string {
  const at = since === null ? NaN : Date.parse(since);
  const first = [
    ...(Number.isNaN(at) ? [] : [`at ${localDateTime(new Date(at))}`]),
    ...(origin === null ? [] : [`in ${printableStart(placeName(origin), 220)}`]),
  ];
  return [
    ...(of === 0 ? [] : [`${count} of ${of}`]),
    ...(first.length === 0 ? [] : [`first ${first.join(" ")}`]),
    ...(example === null || example === received ? [] : [`such as ${printable(example)}`]),
  ].join(", ");
}

/** The last lines of `validate --drift`. */
export function prettyDriftSummary(
  {
    checked,
    notEvents,
    breaking,
    notice,
    info,
    comparedWith,
    savedTo,
    suggestedTo,
    unknownBodies,
    skippedLines,
    unreadableSources,
  }: DriftSummary,
  theme: Theme,
): string {
  const parts = [
    breaking > 0 ? theme.bad(`${breaking} breaking`) : theme.good("0 breaking"),
    notice > 0 ? theme.warn(counted(notice, "notice")) : "0 notices",
    `${info} info`,
    ...(notEvents > 0 ? [theme.warn(`${counted(notEvents, "body")} without an event`)] : []),
    ...(skippedLines > 0 ? [theme.warn(`${counted(skippedLines, "line")} skipped`)] : []),
    ...(unreadableSources > 0 ? [theme.bad(`${counted(unreadableSources, "file")} could not be read`)] : []),
  ];
  const unknown = `${counted(unknownBodies, "event")} with a body that is not known`;
  const files = [
    ...(unknownBodies > 0 && suggestedTo === null
      ? [hintText(`${unknown}: --suggest FILE writes a first schema`, theme)]
      : []),
    ...(savedTo === null ? [] : [`baseline saved to ${printable(savedTo)}`]),
    ...(suggestedTo === null ? [] : [`first schemas and samples in ${printable(suggestedTo)}: review them`]),
  ];
  const first = `${counted(checked, "event")}, compared with ${printable(comparedWith)}: ${parts.join(", ")}`;
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
