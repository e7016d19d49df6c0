import { isUtf8 } from "node:buffer";
import { answerLine, answerText, onOneLine } from "../../delivery/answer/answer-text.ts";
import type { AnsweredResult } from "../../delivery/send/result.ts";
import { printable, printableStart } from "../../events/payload/printable.ts";
import { hintText } from "../message-text.ts";
import type { AskSummary, AskedRequest } from "../output-event.ts";
import type { Theme } from "../text/theme.ts";
import { counted, duration, size } from "../text/units.ts";

const MAX_SHOWN = 2000;
const MAX_PAGE = 300;

/** `ask`: one request, its answer, and what Hipcall does with it. */
export function prettyAsked({ number, request, url, body, result, verdict }: AskedRequest, theme: Theme): string {
  const mark = verdict.outcome === "falls_back" ? theme.bad("✗") : theme.good("✓");
  const nth = number === 1 ? "" : theme.faint(` (request ${number})`);
  const lines = [
    `${theme.strong(request)}${nth}  ${theme.faint(`→ ${printable(url)}`)}`,
    theme.faint(`    asked:  ${shown(body)}`),
  ];
  if (result.kind === "answered") {
    const answer = result.bodyBytes === 0 ? "no body" : shownAnswer(result);
    lines.push(`    answer: ${result.status} in ${duration(result.durationMs)}  ${answer}`);
  }
  lines.push(`  ${mark} ${printable(verdict.says)}`);
  lines.push(...verdict.notes.map((note) => `    ${theme.note("note:")} ${printable(note)}`));
  if (verdict.hint !== null) lines.push(`    ${hintText(verdict.hint, theme)}`);
  return `${lines.join("\n")}\n`;
}

/** The last line of a session; empty for one request, which says all. */
export function prettyAskSummary({ asked, says, stoppedBy }: AskSummary, theme: Theme): string {
  if (stoppedBy !== null) return `${theme.warn(`stopped by ${stoppedBy} before an answer came`)}\n`;
  return asked === 1 || says === null ? "" : `${counted(asked, "request")}: ${printable(says)}\n`;
}

/** JSON whole, of an error page what matters. */
function shownAnswer(result: AnsweredResult): string {
  const read = answerText(result);
  if (read === null || read.form === "json") return shown(result.body);
  return printableStart(answerLine(read), MAX_PAGE);
}

function shown(body: Buffer): string {
  if (!isUtf8(body)) return `${size(body.length)}, not text`;
  return printableStart(onOneLine(body.toString("utf8").split(/\r?\n/)), MAX_SHOWN);
}
