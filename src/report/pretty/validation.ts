import { placeName } from "../../captures/place.ts";
import type { OutputEvent, ValidateSummary } from "../output-event.ts";
import { printableStart } from "../../events/payload/printable.ts";
import { verdictMark } from "./received-event.ts";
import { issueLines } from "./issue.ts";
import type { Theme } from "../text/theme.ts";
import { counted } from "../text/units.ts";

type ValidationEvent = Extract<OutputEvent, { type: "validation" }>;

/** A checked event: its source and line, its verdict, and its issues with their lines. */
export function prettyValidation({ origin, validation, lines }: ValidationEvent, theme: Theme): string {
  const place = (line: number): string => theme.faint(printableStart(placeName({ ...origin, line }), 220));
  const heading = `${place(origin.line)} ${verdictMark(validation.verdict, theme)} ${printableStart(validation.event ?? "(no event name)", 60)}`;
  const issues = issueLines(validation.issues, theme, ({ path }) => {
    const line = lines.get(path);
    return line === undefined ? "" : theme.faint(`line ${line}: `);
  });
  return `${[heading, ...issues.map((line) => `  ${line}`)].join("\n")}\n`;
}

/** The last line of `validate`. */
export function prettyValidateSummary(
  { checked, valid, invalid, unknown, skippedLines, unreadableSources, warnings }: ValidateSummary,
  theme: Theme,
): string {
  const parts = [
    theme.good(`${valid} valid`),
    invalid > 0 ? theme.bad(`${invalid} invalid`) : "0 invalid",
    ...(unknown > 0 ? [theme.warn(`${unknown} unknown`)] : []),
    ...(warnings > 0 ? [theme.warn(counted(warnings, "warning"))] : []),
    ...(skippedLines > 0 ? [theme.warn(`${counted(skippedLines, "line")} skipped`)] : []),
    ...(unreadableSources > 0 ? [theme.bad(`${counted(unreadableSources, "file")} could not be read`)] : []),
  ];
  return `${counted(checked, "event")}: ${parts.join(", ")}\n`;
}
