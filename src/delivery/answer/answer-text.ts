import { isUtf8 } from "node:buffer";
import { decompressedBody } from "../../captures/record/readable-body.ts";
import type { AnsweredResult } from "../send/result.ts";
import { exceptionLine, jsonMessage } from "./headline.ts";
import { htmlText } from "./html-text.ts";

/** An answer of the user's app as a person reads it. Not yet made safe for a terminal. */
export interface AnswerText {
  readonly form: "json" | "text";
  /** The line that matters: the exception of a stack trace or an error page, the message of an error in JSON. */
  readonly headline: string | null;
  /** The text without blank lines. A page without its tags. */
  readonly lines: readonly string[];
}

/** Characters. */
const MAX_QUOTED = 300;

/** Longer answers are read up to here. Bytes. */
const MAX_BYTES = 64 * 1024;
const LOOKS_LIKE_HTML = /^\s*<(?:!doctype html|html|head|body|!--|br|pre|h1|p|b)\b/i;

/** Reads the body of an answer; `null` when it is empty or not text. */
export function answerText(answer: Pick<AnsweredResult, "headers" | "body">): AnswerText | null {
  const type = answer.headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
  const text = decoded(decompressedBody(answer).subarray(0, MAX_BYTES), type);
  if (text === null || text.trim() === "") return null;
  const json = parsedJson(text);
  if (json !== undefined) return { form: "json", headline: jsonMessage(json), lines: textLines(text) };
  if (!/\bhtml\b/i.test(type) && !LOOKS_LIKE_HTML.test(text)) {
    const lines = textLines(text);
    return { form: "text", headline: lines.length > 1 ? exceptionLine(lines) : null, lines };
  }
  const { title, lines, commentLines } = htmlText(text);
  const headline = exceptionLine(lines) ?? exceptionLine(commentLines) ?? (isVague(title) ? null : title);
  return { form: "text", headline, lines };
}

/** The answer in one line: what matters, or the start of the whole. */
export function answerLine({ headline, lines }: AnswerText): string {
  return (headline ?? lines.join(" ")).replaceAll(/\s+/g, " ").trim();
}

/** What matters of an answer, to follow its status in a sentence: `: no such order`; empty for none. */
export function quotedAnswer(answer: Pick<AnsweredResult, "headers" | "body">): string {
  const read = answerText(answer);
  if (read === null) return "";
  const text = answerLine(read);
  return `: ${text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text}`;
}

/** Whether an app says in JSON what is wrong: its own words are a better hint than a guess. */
export function saysWhy(answer: Pick<AnsweredResult, "headers" | "body">): boolean {
  const read = answerText(answer);
  return read?.form === "json" && read.headline !== null;
}

/** Lines without their indentation, as one. */
export function onOneLine(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ");
}

/** The title of a page that says nothing more than the status. */
function isVague(title: string | null): boolean {
  return title === null || /^(?:error|laravel|document)$/i.test(title);
}

function textLines(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
}

function parsedJson(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Text in UTF-8, or in the charset that the content type names; `null` for anything else. */
function decoded(body: Buffer, type: string): string | null {
  // The cut at the limit can be inside a character.
  const whole = body.length < MAX_BYTES ? body : body.subarray(0, body.lastIndexOf(0x0a) + 1 || body.length);
  if (isUtf8(whole)) return whole.toString("utf8");
  const charset = /charset="?([\w-]+)/i.exec(type)?.[1];
  if (charset === undefined || /^utf-?8$/i.test(charset)) return null;
  try {
    return new TextDecoder(charset).decode(whole);
  } catch {
    return null;
  }
}
