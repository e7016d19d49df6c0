import { printable } from "../../../events/payload/printable.ts";
import type { ScrubSummary } from "../../output-event.ts";
import type { Theme } from "../../text/theme.ts";
import { counted } from "../../text/units.ts";

/** The last lines of `captures scrub`. */
export function prettyScrubSummary(
  { file, requests, responses, replaced, leftOut }: ScrubSummary,
  theme: Theme,
): string {
  const records = [
    counted(requests, "request"),
    ...(responses > 0 ? [counted(responses, "answer")] : []),
    ...(leftOut > 0 ? [theme.warn(`${counted(leftOut, "record")} skipped`)] : []),
  ];
  const { words, numbers, emails, urls, ipAddresses, tokens } = replaced;
  const kinds = [
    counted(numbers, "number"),
    counted(words, "word"),
    counted(emails, "e-mail"),
    counted(urls, "URL"),
    counted(ipAddresses, "IP address", "IP addresses"),
    counted(tokens, "token"),
  ].filter((text) => !text.startsWith("0 "));
  const lines = [
    `${theme.good("scrubbed into")} ${theme.strong(printable(file))}: ${records.join(", ")}`,
    `replaced: ${kinds.length === 0 ? "nothing" : kinds.join(", ")}`,
    theme.faint("review it before committing: names in fields we don't recognise are not replaced"),
  ];
  return `${lines.join("\n")}\n`;
}
