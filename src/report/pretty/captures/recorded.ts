import type { HeaderPair } from "../../../captures/capture.ts";
import { placeName } from "../../../captures/place.ts";
import { bodyText } from "../../../captures/record/readable-body.ts";
import type { RecordedResponse } from "../../../captures/record/response-record.ts";
import { sentenceOf } from "../../../events/catalogue/sentence.ts";
import { printable, printableStart } from "../../../events/payload/printable.ts";
import { parseText } from "../../../events/validation/parse-body.ts";
import type { ListSummary, PageSummary, RecordedEvent } from "../../output-event.ts";
import { wholeJson } from "../../text/highlight.ts";
import { localDateTime, localTime } from "../../text/local-time.ts";
import type { Theme } from "../../text/theme.ts";
import { counted, duration, size } from "../../text/units.ts";
import { issueLines } from "../issue.ts";
import { verdictMark } from "../received-event.ts";

const NAME_WIDTH = 12;
const ANSWER_WIDTH = 14;
const VERDICT_WIDTH = 12;
const TIME_WIDTH = 23;
const DATE_LENGTH = "2026-11-22".length;
const BYTES_PER_LINE = 32;

/** One event on a line: number, time, verdict, name, answer, sentence, and how many issues it has. */
export function prettyListed({ number, capture, validation, recorded }: RecordedEvent, theme: Theme): string {
  const { verdict, event, envelope } = validation;
  const columns = [
    `#${number}`.padStart(6),
    theme.faint(timeText(capture?.receivedAt).padEnd(TIME_WIDTH)),
    verdictMark(verdict, { ...theme, ...padded(theme) }),
    printableStart(event ?? "(no event name)", 60).padEnd(NAME_WIDTH),
    answerColumn(recorded?.response, theme),
    ...(envelope === null ? [] : [printable(sentenceOf(envelope))]),
    ...issueCounts(validation, theme),
  ];
  return `${columns.join("  ").trimEnd()}\n`;
}

/** The last line of `captures list`. */
export function prettyListSummary(
  { events, valid, invalid, unknown, answered, skippedLines, unreadableSources }: ListSummary,
  theme: Theme,
): string {
  const parts = [
    theme.good(`${valid} valid`),
    ...(invalid > 0 ? [theme.bad(`${invalid} invalid`)] : []),
    ...(unknown > 0 ? [theme.warn(`${unknown} unknown`)] : []),
    `${answered} with an answer`,
    ...(skippedLines > 0 ? [theme.warn(`${counted(skippedLines, "line")} skipped`)] : []),
    ...(unreadableSources > 0 ? [theme.bad(`${counted(unreadableSources, "file")} could not be read`)] : []),
  ];
  return `${counted(events, "event")}: ${parts.join(", ")}\n`;
}

/** The last line of `captures report`. */
export function prettyPageSummary(
  { file, events, skippedLines, unreadableSources }: PageSummary,
  theme: Theme,
): string {
  const parts = [
    counted(events, "event"),
    ...(skippedLines > 0 ? [theme.warn(`${counted(skippedLines, "line")} skipped`)] : []),
    ...(unreadableSources > 0 ? [theme.bad(`${counted(unreadableSources, "file")} could not be read`)] : []),
  ];
  return `${theme.good("written to")} ${theme.strong(printable(file))}: ${parts.join(", ")}; open it in a browser\n`;
}

/** One event whole: its request with headers and body, its issues, and the recorded answer. */
export function prettyExchange(entry: RecordedEvent, theme: Theme): string {
  const { number, origin, capture, body, validation, recorded } = entry;
  const { verdict, event, envelope, issues } = validation;
  const name = theme.strong(printableStart(event ?? "(no event name)", 200));
  const lines = [
    `#${number} ${verdictMark(verdict, theme)} ${name}  ${theme.faint(printable(placeName(origin)))}`,
    ...(envelope === null ? [] : [`  ${printable(sentenceOf(envelope))}`]),
    ...issueLines(issues, theme).map((line) => `  ${line}`),
    "",
  ];
  const headers = capture?.headers ?? [];
  if (capture !== null) {
    const { receivedAt, method, path, httpVersion, remoteAddress, id } = capture;
    lines.push(
      `${theme.strong("request")} ${theme.faint(`${localDateTime(new Date(receivedAt))} from ${printable(remoteAddress)}, id ${printable(id)}`)}`,
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
  const sender = by === "forward" ? "the app behind --forward" : "the target of a replay";
  return [
    `${theme.strong("answer")} ${theme.faint(`of ${sender}, in ${duration(durationMs)}`)}`,
    statusColour(status, theme)(String(status)),
    ...headerLines(headers, theme),
    "",
    ...(bodyUnknown === true ? [theme.faint("the source does not have its body")] : bodyLines(response, theme)),
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
  if (body.length === 0) return [theme.faint("no body")];
  const readable = bodyText(encoded);
  if (readable === null) return [theme.faint(`body, ${size(body.length)}, not text:`), ...hexLines(body)];
  const { text, how } = readable;
  const note = how === null ? [] : [theme.faint(`body, ${printable(how)}:`)];
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
function timeText(receivedAt: string | undefined): string {
  if (receivedAt === undefined) return "no time";
  return `${localDateTime(new Date(receivedAt)).slice(0, DATE_LENGTH)} ${localTime(receivedAt)}`;
}

function answerColumn(response: RecordedResponse | undefined, theme: Theme): string {
  if (response === undefined) return theme.faint("no answer".padEnd(ANSWER_WIDTH));
  const text = `${response.status} in ${duration(response.durationMs)}`.padEnd(ANSWER_WIDTH);
  return statusColour(response.status, theme)(text);
}

function statusColour(status: number, theme: Theme): Theme["good"] {
  return status >= 200 && status < 300 ? theme.good : theme.bad;
}

function issueCounts({ issues }: RecordedEvent["validation"], theme: Theme): string[] {
  const errors = issues.filter(({ severity }) => severity === "error").length;
  const warnings = issues.filter(({ severity }) => severity === "warning").length;
  return [
    ...(errors > 0 ? [theme.bad(counted(errors, "error"))] : []),
    ...(warnings > 0 ? [theme.warn(counted(warnings, "warning"))] : []),
  ];
}

/** The colours of a verdict, which pad it to the width of its column. */
function padded({ good, bad, warn }: Theme): Pick<Theme, "good" | "bad" | "warn"> {
  return { good: (text) => good(wide(text)), bad: (text) => bad(wide(text)), warn: (text) => warn(wide(text)) };
}

function wide(text: string): string {
  return text.padEnd(VERDICT_WIDTH);
}
