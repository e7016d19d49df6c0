import { type AnswerText, answerLine, answerText, onOneLine } from "../../delivery/answer/answer-text.ts";
import type { DeliveryResult } from "../../delivery/send/result.ts";
import { printableStart } from "../../events/payload/printable.ts";
import type { Language } from "../../language/language.ts";
import { highlightJson, moreLines } from "./highlight.ts";
import type { Theme } from "./theme.ts";
import { size } from "./units.ts";

const MAX_LINES = 8;
const MAX_LINE_LENGTH = 300;
/** JSON up to this length is shown on one line. */
const SHORT_JSON = 200;
const SHORT = 120;

/** The answer to a delivery that failed: the line that matters, then the start of the whole. */
export function answerLines(result: DeliveryResult, theme: Theme): string[] {
  if (result.kind !== "answered" || result.bodyBytes === 0) return [];
  const read = answerText(result);
  const label = theme.faint(theme.language.say("answer:"));
  if (read === null)
    return [theme.faint(`${theme.language.say("answer:")} ${notText(result.bodyBytes, theme.language)}`)];
  const { headline } = read;
  const lines = shownLines(read, theme);
  const isOneLine = lines.length === 1 && (read.form === "json" || read.lines.length === 1);
  if (headline === null || headline === read.lines[0]?.trim() || isOneLine) {
    const [first = "", ...others] = lines;
    return [`${label} ${first}`, ...others.map((line) => `  ${line}`)];
  }
  return [`${label} ${theme.strong(printableStart(headline, MAX_LINE_LENGTH))}`, ...lines.map((line) => `  ${line}`)];
}

/** The start of the answer to a delivery that was accepted, on one line. */
export function answerStart(result: DeliveryResult, theme: Theme): string[] {
  if (result.kind !== "answered" || result.bodyBytes === 0) return [];
  const read = answerText(result);
  const text =
    read === null
      ? notText(result.bodyBytes, theme.language)
      : printableStart(answerLine({ ...read, headline: null }), SHORT);
  return [theme.faint(`${theme.language.say("answer:")} ${text}`)];
}

/** `1.2 kB, not text` */
export function notText(bytes: number, language: Language): string {
  return language.say("{size}, not text", { size: size(bytes, language) });
}

function shownLines({ form, lines }: AnswerText, theme: Theme): string[] {
  if (form === "json") {
    const text = lines.join("\n");
    return text.length > SHORT_JSON
      ? highlightJson(text, theme, MAX_LINES)
      : [theme.faint(printableStart(onOneLine(lines), SHORT_JSON))];
  }
  const shown = lines.slice(0, MAX_LINES).map((line) => theme.faint(printableStart(line, MAX_LINE_LENGTH)));
  const left = lines.length - shown.length;
  return left === 0 ? shown : [...shown, moreLines(left, theme)];
}
