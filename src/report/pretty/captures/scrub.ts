import { placeName } from "../../../captures/place.ts";
import type { PersonalFinding, PersonalLook } from "../../../captures/scrub/find-personal.ts";
import { printable, printableStart } from "../../../events/payload/printable.ts";
import type { PersonalSummary, ScrubSummary } from "../../output-event.ts";
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
  const { words, numbers, emails, urls, ipAddresses, tokens, dates, keys } = replaced;
  const kinds = [
    counted(numbers, "number"),
    counted(words, "word"),
    counted(emails, "e-mail"),
    counted(urls, "URL"),
    counted(ipAddresses, "IP address"),
    counted(tokens, "token"),
    counted(dates, "date or time"),
  ].filter((text) => !text.startsWith("0 "));
  const lines = [
    `${theme.good("scrubbed into")} ${theme.strong(printable(file))}: ${records.join(", ")}`,
    `replaced: ${kinds.length === 0 ? "nothing" : kinds.join(", ")}`,
    ...(keys === 0
      ? []
      : [theme.faint(`${counted(keys, "name")} of fields that are not documented too; --keep PATH keeps one`)]),
    theme.faint("nothing of what was replaced is left in it"),
  ];
  return `${lines.join("\n")}\n`;
}

const LOOKS = {
  number: "a number",
  text: "text",
  name: "a name",
  email: "an e-mail address",
  url: "a URL",
  address: "an IP address",
  token: "a token",
  date: "a date",
} as const satisfies Record<PersonalLook, string>;

/** `c.ndjson:3  body data.caller_number  looks like a number: +9…` */
export function prettyPersonal({ origin, part, path, looksLike, start }: PersonalFinding, theme: Theme): string {
  const place = path === "" ? part : `${part} ${path}`;
  const columns = [
    theme.faint(printableStart(placeName(origin), 220)),
    theme.strong(printableStart(place, 120)),
    `looks like ${LOOKS[looksLike]}: ${printableStart(start, 20)}`,
  ];
  return `${columns.join("  ")}\n`;
}

/** The last lines of `captures scrub --check`. */
export function prettyPersonalSummary(
  { records, findings, recordsWithFindings, skippedLines, unreadableSources }: PersonalSummary,
  theme: Theme,
): string {
  const aside = [
    ...(skippedLines > 0 ? [theme.warn(`${counted(skippedLines, "line")} not checked`)] : []),
    ...(unreadableSources > 0 ? [theme.bad(`${counted(unreadableSources, "file")} could not be read`)] : []),
  ];
  const result =
    findings === 0
      ? theme.good("nothing looks personal")
      : theme.bad(`${counted(findings, "place looks")} personal, in ${counted(recordsWithFindings, "record")}`);
  return `${[`${counted(records, "record")} checked: ${result}`, ...aside].join(", ")}\n`;
}
