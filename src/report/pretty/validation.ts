import { placeName } from "../../captures/place.ts";
import type { OutputEvent, ValidateSummary } from "../output-event.ts";
import { printableStart } from "../../events/payload/printable.ts";
import { verdictMark } from "./received-event.ts";
import { issueLines } from "./issue.ts";
import type { Theme } from "../text/theme.ts";
import { eventName } from "../text/event-name.ts";
import { counted } from "../text/units.ts";
import { leftOutTexts } from "./left-out.ts";

type ValidationEvent = Extract<OutputEvent, { type: "validation" }>;

/** A checked event: its source and line, its verdict, and its issues with their lines. */
export function prettyValidation({ origin, validation, lines }: ValidationEvent, theme: Theme): string {
  const place = (line: number): string =>
    theme.faint(printableStart(placeName({ ...origin, line }, theme.language), 220));
  const heading = `${place(origin.line)} ${verdictMark(validation.verdict, theme)} ${eventName(validation.event, theme.language)}`;
  const issues = issueLines(validation.issues, theme, ({ path }) => {
    const line = lines.get(path);
    return line === undefined ? "" : theme.faint(`${theme.language.say("line {line}:", { line: String(line) })} `);
  });
  return `${[heading, ...issues.map((line) => `  ${line}`)].join("\n")}\n`;
}

/** The last line of `validate`. */
export function prettyValidateSummary(summary: ValidateSummary, theme: Theme): string {
  const { checked, valid, invalid, unknown, warnings } = summary;
  const { language } = theme;
  const { say } = language;
  const invalidText = say("{count} invalid", { count: invalid });
  const parts = [
    theme.good(say("{count} valid", { count: valid })),
    invalid > 0 ? theme.bad(invalidText) : invalidText,
    ...(unknown > 0 ? [theme.warn(say("{count} unknown", { count: unknown }))] : []),
    ...(warnings > 0 ? [theme.warn(counted(warnings, "warning", language))] : []),
    ...leftOutTexts(summary, theme),
  ];
  return `${counted(checked, "event", language)}: ${parts.join(", ")}\n`;
}
