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
  const { language } = theme;
  const { say } = language;
  const first = `${theme.good(say("exported to"))} ${theme.strong(printable(file))}: ${counted(exported, "event", language)}${skippedText(skippedLines, theme)}`;
  const note = say("{events} without the headers that the capture holds redacted", {
    events: counted(withRedacted, "event", language),
  });
  return `${[first, ...(withRedacted > 0 ? [theme.faint(note)] : [])].join("\n")}\n`;
}

/** The last lines of `captures import`. */
export function prettyImportSummary(
  { file, requests, responses, notWebhooks, skippedLines }: ImportSummary,
  theme: Theme,
): string {
  const { language } = theme;
  const { say } = language;
  const parts = [
    counted(requests, "request", language),
    ...(responses > 0 ? [counted(responses, "answer", language)] : []),
    ...(notWebhooks > 0 ? [say("{count} left out", { count: notWebhooks })] : []),
  ];
  return `${theme.good(say("imported into"))} ${theme.strong(printable(file))}: ${parts.join(", ")}${skippedText(skippedLines, theme)}\n`;
}

function skippedText(skippedLines: number, theme: Theme): string {
  return skippedLines > 0 ? `, ${theme.warn(theme.language.say("{count} skipped", { count: skippedLines }))}` : "";
}
