import { said } from "../../language/said.ts";
import { issueWording } from "../../events/validation/said-issue.ts";
import { isUtf8 } from "node:buffer";
import { createScanner } from "jsonc-parser";
import { parseText } from "../../events/validation/parse-body.ts";
import { explainJsonError, positionOf } from "../../events/payload/json-syntax.ts";
import { Failure } from "../../failure.ts";
import { saidSource } from "../place.ts";

/** One payload of a payload file: its bytes as written there, and the line where it starts, from 1. */
export interface BarePayload {
  readonly body: Buffer;
  readonly line: number;
}

/**
 * The payloads of a file: one JSON value, an array of values, or several values one after the other, on a line each or
 * printed on many lines. Each keeps its own text: numbers, escapes and spaces do not change. Throws `Failure` (`input`) if
 * the file is not JSON in UTF-8.
 */
export function splitPayloads(bytes: Buffer, source: string): BarePayload[] {
  if (!isUtf8(bytes)) throw notUtf8(source);
  const text = bytes.toString("utf8");
  const lines = filledLines(text);
  const brokenLine = lines.find((line) => !isJson(line.text));
  // A file with one payload on a line begins with a line that is complete.
  const oneALine = lines.length > 1 && brokenLine !== lines[0];
  if (oneALine && brokenLine === undefined) {
    return lines.map(({ text: body, line }) => ({ body: Buffer.from(body), line }));
  }
  if (isJson(text)) return text.trimStart().startsWith("[") ? itemsOf(text) : [whole(text)];
  const values = valuesOf(text);
  if (values !== undefined && values.length > 0) return values;
  throw notJson(source, oneALine && brokenLine !== undefined ? brokenLine : { text, line: 1 });
}

const WHAT_A_SOURCE_IS = said(
  'a source is a capture file, a payload file ({"event": …, "data": …}, or an array of them), a HAR or .http file, curl commands, a folder of these, or -',
);

interface TextLine {
  readonly text: string;
  readonly line: number;
}

function filledLines(text: string): TextLine[] {
  const lines = text.split("\n").map((line, index) => ({ text: line.trim(), line: index + 1 }));
  return lines.filter((line) => line.text !== "");
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function whole(text: string): BarePayload {
  return { body: Buffer.from(text.trim()), line: firstLine(text) };
}

/** The JSON values of a text, one after the other; `undefined` when something in it is not JSON. */
function valuesOf(text: string): BarePayload[] | undefined {
  const values: BarePayload[] = [];
  const scanner = createScanner(text, true);
  let depth = 0;
  let start = 0;
  let line = 1;
  let counted = 0;
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const offset = scanner.getTokenOffset();
    const character = text[offset] ?? "";
    if (depth === 0) start = offset;
    if ("[{".includes(character)) depth += 1;
    if ("]}".includes(character)) depth -= 1;
    if (depth < 0) return undefined;
    if (depth > 0) continue;
    const value = text.slice(start, offset + scanner.getTokenLength());
    if (!isJson(value)) return undefined;
    line += text.slice(counted, start).split("\n").length - 1;
    counted = start;
    values.push({ body: Buffer.from(value), line });
  }
  return depth === 0 ? values : undefined;
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

function notJson(source: string, broken: TextLine): Failure {
  const found = explainJsonError(broken.text);
  const what = saidSource(source);
  const message =
    found === undefined
      ? said("{what} is not JSON", { what })
      : said("{what} is not JSON: line {line}, column {column}: {reason}", {
          what,
          line: String(broken.line + found.line - 1),
          column: String(found.column),
          reason: said(found.reason),
        });
  const parsed = parseText(broken.text);
  const hint = parsed.kind === "not_json" ? issueWording(parsed.issue).hint : null;
  return new Failure("input", message, { hint: hint ?? WHAT_A_SOURCE_IS });
}

function notUtf8(source: string): Failure {
  return new Failure("input", said("{what} is not UTF-8", { what: saidSource(source) }), {
    hint: said("JSON must be UTF-8; if an editor saved it as Windows-1254: {command}", {
      command: `iconv -f WINDOWS-1254 -t UTF-8 ${source} > utf8.json`,
    }),
  });
}
