import { printable } from "../../../events/payload/printable.ts";
import type { ExportSummary, ImportSummary } from "../../output-event.ts";
import type { Theme } from "../../text/theme.ts";
import { counted } from "../../text/units.ts";

/** The last lines of `captures export` to a file. */
export function prettyExportSummary(
  { file, exported, withRedacted, skippedLines }: ExportSummary,
  theme: Theme,
): string {
  if (file === null) return "";
  const first = `${theme.good("exported to")} ${theme.strong(printable(file))}: ${counted(exported, "event")}${skippedText(skippedLines, theme)}`;
  const note = `${counted(withRedacted, "event")} without the headers that the capture holds redacted`;
  return `${[first, ...(withRedacted > 0 ? [theme.faint(note)] : [])].join("\n")}\n`;
}

/** The last lines of `captures import`. */
export function prettyImportSummary(
  { file, requests, responses, notWebhooks, skippedLines }: ImportSummary,
  theme: Theme,
): string {
  const parts = [
    counted(requests, "request"),
    ...(responses > 0 ? [counted(responses, "answer")] : []),
    ...(notWebhooks > 0 ? [`${notWebhooks} left out`] : []),
  ];
  return `${theme.good("imported into")} ${theme.strong(printable(file))}: ${parts.join(", ")}${skippedText(skippedLines, theme)}\n`;
}

function skippedText(skippedLines: number, theme: Theme): string {
  return skippedLines > 0 ? `, ${theme.warn(`${skippedLines} skipped`)}` : "";
}
