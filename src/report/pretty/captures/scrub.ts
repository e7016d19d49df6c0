import { placeName } from "../../../captures/place.ts";
import type { PersonalFinding, PersonalLook } from "../../../captures/scrub/find-personal.ts";
import type { Text } from "../../../language/said.ts";
import { printable, printableStart } from "../../../events/payload/printable.ts";
import type { PersonalSummary, ScrubSummary } from "../../output-event.ts";
import type { Theme } from "../../text/theme.ts";
import { counted } from "../../text/units.ts";
import { unreadTexts } from "../left-out.ts";

/** The last lines of `captures scrub`. */
export function prettyScrubSummary(
  { file, requests, responses, replaced, leftOut }: ScrubSummary,
  theme: Theme,
): string {
  const { language } = theme;
  const { say } = language;
  const records = [
    counted(requests, "request", language),
    ...(responses > 0 ? [counted(responses, "answer", language)] : []),
    ...(leftOut > 0 ? [theme.warn(say("{records} skipped", { records: counted(leftOut, "record", language) }))] : []),
  ];
  const { words, numbers, emails, urls, ipAddresses, tokens, dates, keys } = replaced;
  const kinds = (
    [
      [numbers, "number"],
      [words, "word"],
      [emails, "e-mail"],
      [urls, "URL"],
      [ipAddresses, "IP address"],
      [tokens, "token"],
      [dates, "date or time"],
    ] as const
  ).flatMap(([count, noun]) => (count === 0 ? [] : [counted(count, noun, language)]));
  const names = counted(keys, "name", language);
  const lines = [
    `${theme.good(say("scrubbed into"))} ${theme.strong(printable(file))}: ${records.join(", ")}`,
    say("replaced: {what}", { what: kinds.length === 0 ? say("nothing") : kinds.join(", ") }),
    ...(keys === 0
      ? []
      : [theme.faint(say("{names} of fields that are not documented too; --keep PATH keeps one", { names }))]),
    theme.faint(say("nothing of what was replaced is left in it")),
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
} as const satisfies Record<PersonalLook, Text>;

/** `c.ndjson:3  body data.caller_number  looks like a number: +9…` */
export function prettyPersonal({ origin, part, path, looksLike, start }: PersonalFinding, theme: Theme): string {
  const { language } = theme;
  const { say } = language;
  const place = path === "" ? part : `${part} ${path}`;
  const columns = [
    theme.faint(printableStart(placeName(origin, language), 220)),
    theme.strong(printableStart(place, 120)),
    say("looks like {what}: {start}", { what: say(LOOKS[looksLike]), start: printableStart(start, 20) }),
  ];
  return `${columns.join("  ")}\n`;
}

/** The last lines of `captures scrub --check`. */
export function prettyPersonalSummary(
  { records, findings, recordsWithFindings, skippedLines, unreadableSources }: PersonalSummary,
  theme: Theme,
): string {
  const { language } = theme;
  const { say } = language;
  const notChecked = say("{lines} not checked", { lines: counted(skippedLines, "line", language) });
  const aside = [...(skippedLines > 0 ? [theme.warn(notChecked)] : []), ...unreadTexts(unreadableSources, theme)];
  const result =
    findings === 0
      ? theme.good(say("nothing looks personal"))
      : theme.bad(
          say("{places} personal, in {records}", {
            places: counted(findings, "place looks", language),
            records: counted(recordsWithFindings, "record", language),
          }),
        );
  const checked = say("{records} checked: {result}", { records: counted(records, "record", language), result });
  return `${[checked, ...aside].join(", ")}\n`;
}
