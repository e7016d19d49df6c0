import { printable } from "../../events/payload/printable.ts";
import type { ScrubSummary } from "../output-event.ts";
import type { Theme } from "../text/theme.ts";
import { counted } from "../text/units.ts";

/** What `captures scrub` wrote, and what stands there for what. */
export function prettyScrubSummary(
  { file, requests, responses, replaced, leftOut }: ScrubSummary,
  theme: Theme,
): string {
  const records = [
    counted(requests, "request"),
    ...(responses > 0 ? [counted(responses, "answer")] : []),
    ...(leftOut > 0 ? [theme.warn(`${counted(leftOut, "record")} left out`)] : []),
  ];
  const { words, numbers, emails, urls, ipAddresses, tokens } = replaced;
  const kinds = [
    counted(numbers, "number"),
    counted(words, "word"),
    counted(emails, "e-mail"),
    counted(urls, "URL"),
    `${ipAddresses} IP ${ipAddresses === 1 ? "address" : "addresses"}`,
    counted(tokens, "token"),
  ].filter((text) => !text.startsWith("0 "));
  const lines = [
    `${theme.good("scrubbed into")} ${theme.strong(printable(file))}: ${records.join(", ")}`,
    `replaced: ${kinds.length === 0 ? "nothing" : kinds.join(", ")}`,
    theme.faint("look at it before you commit it: what no key and no form tells from other text stays"),
  ];
  return `${lines.join("\n")}\n`;
}
