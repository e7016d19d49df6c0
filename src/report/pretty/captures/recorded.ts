import type { HeaderPair } from "../../../captures/capture.ts";
import { placeName } from "../../../captures/place.ts";
import { bodyText } from "../../../captures/record/readable-body.ts";
import type { RecordedResponse } from "../../../captures/record/response-record.ts";
import { sentenceOf } from "../../../events/catalogue/sentence.ts";
import type { Language } from "../../../language/language.ts";
import { printable } from "../../../events/payload/printable.ts";
import { parseText } from "../../../events/validation/parse-body.ts";
import type { ListSummary, PageSummary, RecordedEvent } from "../../output-event.ts";
import { wholeJson } from "../../text/highlight.ts";
import { localDateTime, localTime } from "../../text/local-time.ts";
import type { Theme } from "../../text/theme.ts";
import { eventName } from "../../text/event-name.ts";
import { counted, duration, size } from "../../text/units.ts";
import { statusText } from "../delivery.ts";
import { issueLines } from "../issue.ts";
import { leftOutTexts } from "../left-out.ts";
import { VERDICTS, verdictMark } from "../received-event.ts";

const NAME_WIDTH = 12;
const ANSWER_WIDTH = 14;
const TIME_WIDTH = 23;
const BYTES_PER_LINE = 32;

/** One event on a line: number, time, verdict, name, answer, sentence, and how many issues it has. */
export function prettyListed({ number, capture, validation, recorded }: RecordedEvent, theme: Theme): string {
  const { verdict, event, envelope } = validation;
  const columns = [
    `#${number}`.padStart(6),
    theme.faint(timeText(capture?.receivedAt, theme.language).padEnd(TIME_WIDTH)),
    verdictMark(verdict, { ...theme, ...padded(theme) }),
    eventName(event, theme.language).padEnd(NAME_WIDTH),
    answerColumn(recorded?.response, theme),
    ...(envelope === null ? [] : [printable(sentenceOf(envelope, theme.language))]),
    ...issueCounts(validation, theme),
  ];
  return `${columns.join("  ").trimEnd()}\n`;
}

/** The last line of `captures list`. */
export function prettyListSummary(summary: ListSummary, theme: Theme): string {
  const { events, valid, invalid, unknown, answered } = summary;
  const { language } = theme;
  const { say } = language;
  const parts = [
    theme.good(say("{count} valid", { count: valid })),
    ...(invalid > 0 ? [theme.bad(say("{count} invalid", { count: invalid }))] : []),
    ...(unknown > 0 ? [theme.warn(say("{count} unknown", { count: unknown }))] : []),
    say("{count} with an answer", { count: answered }),
    ...leftOutTexts(summary, theme),
  ];
  return `${counted(events, "event", language)}: ${parts.join(", ")}\n`;
}

/** The last line of `captures report`. */
export function prettyPageSummary(summary: PageSummary, theme: Theme): string {
  const { language } = theme;
  const { say } = language;
  const counts = [counted(summary.events, "event", language), ...leftOutTexts(summary, theme)].join(", ");
  const file = theme.strong(printable(summary.file));
  return `${theme.good(say("written to"))} ${say("{file}: {counts}; open it in a browser", { file, counts })}\n`;
}

/** One event whole: its request with headers and body, its issues, and the recorded answer. */
export function prettyExchange(entry: RecordedEvent, theme: Theme): string {
  const { number, origin, capture, body, validation, recorded } = entry;
  const { verdict, event, envelope, issues } = validation;
  const { language } = theme;
  const { say } = language;
  const name = theme.strong(eventName(event, language, 200));
  const lines = [
    `#${number} ${verdictMark(verdict, theme)} ${name}  ${theme.faint(printable(placeName(origin, language)))}`,
    ...(envelope === null ? [] : [`  ${printable(sentenceOf(envelope, language))}`]),
    ...issueLines(issues, theme).map((line) => `  ${line}`),
    "",
  ];
  const headers = capture?.headers ?? [];
  if (capture !== null) {
    const { receivedAt, method, path, httpVersion, remoteAddress, id } = capture;
    lines.push(
      `${theme.strong(say("request"))} ${theme.faint(
        say("{time} from {address}, id {id}", {
          time: localDateTime(new Date(receivedAt), theme.language),
          address: printable(remoteAddress),
          id: printable(id),
        }),
      )}`,
      `${printable(method)} ${printable(path)} HTTP/${printable(httpVersion)}`,
      ...headerLines(headers, theme),
      "",
    );
  }
  lines.push(...bodyLines({ headers, body: body.bytes }, theme));
  if (recorded !== null) lines.push("", ...responseLines(recorded.response, theme));
  return `${lines.join("\n")}\n\n`;
}

function responseLines(response: RecordedResponse, theme: Theme): string[] {
  const { by, status, durationMs, headers, bodyUnknown } = response;
  const { language } = theme;
  const { say } = language;
  const took = { duration: duration(durationMs, language) };
  const from =
    by === "forward"
      ? say("of the app behind --forward, in {duration}", took)
      : say("of the target of a replay, in {duration}", took);
  return [
    `${theme.strong(say("answer"))} ${theme.faint(from)}`,
    statusColour(status, theme)(String(status)),
    ...headerLines(headers, theme),
    "",
    ...(bodyUnknown === true ? [theme.faint(say("the source does not have its body"))] : bodyLines(response, theme)),
  ];
}

function headerLines(headers: readonly HeaderPair[], theme: Theme): string[] {
  return headers.map(([name, value]) => `${theme.faint(`${printable(name)}:`)} ${printable(value)}`);
}

/** A body whole: JSON with its own spelling on indented lines, other text as it is, other bytes in hex. */
function bodyLines(
  encoded: { readonly headers: readonly HeaderPair[]; readonly body: Buffer },
  theme: Theme,
): string[] {
  const { body } = encoded;
  const { language } = theme;
  const { say } = language;
  if (body.length === 0) return [theme.faint(say("no body"))];
  const readable = bodyText(encoded);
  if (readable === null)
    return [theme.faint(say("body, {size}, not text:", { size: size(body.length, language) })), ...hexLines(body)];
  const { text, how } = readable;
  const note = how === null ? [] : [theme.faint(say("body, {how}:", { how: printable(language.tell(how)) }))];
  if (parseText(text).kind === "json") return [...note, ...wholeJson(text, theme)];
  return [...note, ...text.split(/\r?\n/).map(printable)];
}

function hexLines(bytes: Buffer): string[] {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += BYTES_PER_LINE)
    lines.push(`  ${bytes.subarray(at, at + BYTES_PER_LINE).toString("hex")}`);
  return lines;
}

/** A local time with its day; an event of a payload file has none. */
function timeText(receivedAt: string | undefined, { say, date }: Language): string {
  if (receivedAt === undefined) return say("no time");
  return `${date(new Date(receivedAt))} ${localTime(receivedAt)}`;
}

function answerColumn(response: RecordedResponse | undefined, theme: Theme): string {
  const { language } = theme;
  if (response === undefined) return theme.faint(language.say("no answer").padEnd(ANSWER_WIDTH));
  const text = statusText(response, language).padEnd(ANSWER_WIDTH);
  return statusColour(response.status, theme)(text);
}

function statusColour(status: number, theme: Theme): Theme["good"] {
  return status >= 200 && status < 300 ? theme.good : theme.bad;
}

function issueCounts({ issues }: RecordedEvent["validation"], { bad, warn, language }: Theme): string[] {
  const errors = issues.filter(({ severity }) => severity === "error").length;
  const warnings = issues.filter(({ severity }) => severity === "warning").length;
  return [
    ...(errors > 0 ? [bad(counted(errors, "error", language))] : []),
    ...(warnings > 0 ? [warn(counted(warnings, "warning", language))] : []),
  ];
}

/** The colours of a verdict, which pad it to the width of its column. */
function padded({ good, bad, warn, language: { say } }: Theme): Pick<Theme, "good" | "bad" | "warn"> {
  const width = "✓ ".length + Math.max(...VERDICTS.map((verdict) => say(verdict).length));
  const wide = (text: string): string => text.padEnd(width);
  return { good: (text) => good(wide(text)), bad: (text) => bad(wide(text)), warn: (text) => warn(wide(text)) };
}
