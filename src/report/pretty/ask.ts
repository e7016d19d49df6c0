import { isUtf8 } from "node:buffer";
import { answerLine, answerText, onOneLine } from "../../delivery/answer/answer-text.ts";
import type { AnsweredResult } from "../../delivery/send/result.ts";
import { printable, printableStart } from "../../events/payload/printable.ts";
import type { Language } from "../../language/language.ts";
import { hintText } from "../message-text.ts";
import type { AskSummary, AskedRequest } from "../output-event.ts";
import type { Theme } from "../text/theme.ts";
import { notText } from "../text/answer-lines.ts";
import { statusText } from "./delivery.ts";
import { counted } from "../text/units.ts";

const MAX_SHOWN = 2000;
const MAX_PAGE = 300;

/** `ask`: one request, its answer, and what Hipcall does with it. */
export function prettyAsked({ number, request, url, body, result, verdict }: AskedRequest, theme: Theme): string {
  const mark = verdict.outcome === "falls_back" ? theme.bad("✗") : theme.good("✓");
  const { language } = theme;
  const { say, tell } = language;
  const nth = number === 1 ? "" : theme.faint(` ${say("(request {number})", { number: String(number) })}`);
  const labels = [say("asked:"), say("answer:")] as const;
  const [asked, answered] = labels.map((label) => label.padEnd(Math.max(...labels.map(({ length }) => length))));
  const lines = [
    `${theme.strong(request)}${nth}  ${theme.faint(`→ ${printable(url)}`)}`,
    theme.faint(`    ${asked} ${shown(body, language)}`),
  ];
  if (result.kind === "answered") {
    const answer = result.bodyBytes === 0 ? say("no body") : shownAnswer(result, language);
    lines.push(`    ${answered} ${statusText(result, language)}  ${answer}`);
  }
  lines.push(`  ${mark} ${printable(tell(verdict.says))}`);
  lines.push(...verdict.notes.map((note) => `    ${theme.note(say("note:"))} ${printable(tell(note))}`));
  if (verdict.hint !== null) lines.push(`    ${hintText(tell(verdict.hint), theme)}`);
  return `${lines.join("\n")}\n`;
}

/** The last line of a session; empty for one request, which says all. */
export function prettyAskSummary({ asked, says, stoppedBy }: AskSummary, theme: Theme): string {
  const { language } = theme;
  if (stoppedBy !== null)
    return `${theme.warn(language.say("stopped by {signal} before an answer came", { signal: stoppedBy }))}\n`;
  return asked === 1 || says === null
    ? ""
    : `${counted(asked, "request", language)}: ${printable(language.tell(says))}\n`;
}

/** JSON whole, of an error page what matters. */
function shownAnswer(result: AnsweredResult, language: Language): string {
  const read = answerText(result);
  if (read === null || read.form === "json") return shown(result.body, language);
  return printableStart(answerLine(read), MAX_PAGE);
}

function shown(body: Buffer, language: Language): string {
  if (!isUtf8(body)) return notText(body.length, language);
  return printableStart(onOneLine(body.toString("utf8").split(/\r?\n/)), MAX_SHOWN);
}
