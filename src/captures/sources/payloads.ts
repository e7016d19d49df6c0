import { isUtf8 } from "node:buffer";
import { createScanner } from "jsonc-parser";
import { parseText } from "../../events/validation/parse-body.ts";
import { explainJsonError, positionOf } from "../../events/payload/json-syntax.ts";
import { Failure } from "../../failure.ts";

/** One payload of a payload file: its bytes as written there, and the line where it starts, from 1. */
export interface BarePayload {
  readonly body: Buffer;
  readonly line: number;
}

/**
 * The payloads of a file: one JSON value, an array of values, or one value per line. Each keeps its own text: numbers,
 * escapes and spaces do not change. Throws `Failure` (`input`) if the file is not JSON in UTF-8.
 */
export function splitPayloads(bytes: Buffer, source: string): BarePayload[] {
  if (!isUtf8(bytes))
    throw new Failure("input", `${source} is not UTF-8`, { hint: "save it as UTF-8; JSON has no other encoding" });
  const text = bytes.toString("utf8");
  const lines = filledLines(text);
  // If the first line is complete JSON and more lines follow, there is one payload per line.
  const [first] = lines;
  return first !== undefined && lines.length > 1 && parseText(first.text).kind === "json"
    ? onePerLine(lines, source)
    : valueOrArray(text, source);
}

const WHAT_A_SOURCE_IS =
  'a source is a capture file, a payload file ({"event": …, "data": …}, or an array of them), a folder of these, or -';

interface TextLine {
  readonly text: string;
  readonly line: number;
}

function filledLines(text: string): TextLine[] {
  const lines = text.split("\n").map((line, index) => ({ text: line.trim(), line: index + 1 }));
  return lines.filter((line) => line.text !== "");
}

function onePerLine(lines: readonly TextLine[], source: string): BarePayload[] {
  return lines.map(({ text, line }) => {
    const parsed = parseText(text);
    if (parsed.kind === "not_json") throw notJson(source, { text, line, hint: parsed.issue.hint });
    return { body: Buffer.from(text), line };
  });
}

function valueOrArray(text: string, source: string): BarePayload[] {
  const parsed = parseText(text);
  if (parsed.kind === "not_json") throw notJson(source, { text, line: 1, hint: parsed.issue.hint });
  if (!Array.isArray(parsed.value)) return [{ body: Buffer.from(text.trim()), line: firstLine(text) }];
  return itemsOf(text);
}

/** The items of a JSON array. A scanner finds them, because a parser does not keep how an item is written. */
function itemsOf(text: string): BarePayload[] {
  const items: BarePayload[] = [];
  const scanner = createScanner(text, true);
  let depth = 0;
  let item: { readonly start: number; end: number; readonly line: number } | undefined;
  let line = 1;
  let counted = 0;
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const start = scanner.getTokenOffset();
    const end = start + scanner.getTokenLength();
    const character = text[start] ?? "";
    if ("]}".includes(character)) depth -= 1;
    // The brackets of the array itself and the commas in it are not part of an item.
    if (depth === 0 || (depth === 1 && character === ",")) {
      if (item !== undefined) items.push({ body: Buffer.from(text.slice(item.start, item.end)), line: item.line });
      item = undefined;
    } else if (item === undefined) {
      line += text.slice(counted, start).split("\n").length - 1;
      counted = start;
      item = { start, end, line };
    } else item.end = end;
    if ("[{".includes(character)) depth += 1;
  }
  return items;
}

function firstLine(text: string): number {
  return positionOf(text, text.length - text.trimStart().length).line;
}

function notJson(source: string, broken: TextLine & { readonly hint: string | null }): Failure {
  const found = explainJsonError(broken.text);
  const where =
    found === undefined ? "" : `: line ${broken.line + found.line - 1}, column ${found.column}: ${found.reason}`;
  return new Failure("input", `${source} is not JSON${where}`, { hint: broken.hint ?? WHAT_A_SOURCE_IS });
}
