import { isUtf8 } from "node:buffer";
import { parseText } from "../../events/validation/parse-body.ts";
import { explainJsonError, positionOf } from "../../events/payload/json-syntax.ts";
import { Failure } from "../../failure.ts";
import { jsonItems } from "./json-items.ts";

/** A payload of a file that holds bare payloads: its bytes as they stand there, and the line where it starts. */
export interface BarePayload {
  readonly body: Buffer;
  readonly line: number;
}

/**
 * The payloads of a file: one JSON value, an array of them, or one a line. Each keeps its own text, so numbers, escapes
 * and spaces stay as they are written. Throws `Failure` (`input`) when it is not JSON in UTF-8.
 */
export function splitPayloads(bytes: Buffer, source: string): BarePayload[] {
  if (!isUtf8(bytes))
    throw new Failure("input", `${source} is not UTF-8`, { hint: "save it as UTF-8; JSON has no other encoding" });
  const text = bytes.toString("utf8");
  const lines = filledLines(text);
  // A JSON text goes on where its first line ends; what is whole on its first line and goes on is one payload a line.
  const [first] = lines;
  return first !== undefined && lines.length > 1 && parseText(first.text).kind === "json"
    ? onePerLine(lines, source)
    : wholeText(text, source);
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

function wholeText(text: string, source: string): BarePayload[] {
  const parsed = parseText(text);
  if (parsed.kind === "not_json") throw notJson(source, { text, line: 1, hint: parsed.issue.hint });
  if (!Array.isArray(parsed.value)) return [{ body: Buffer.from(text.trim()), line: firstLine(text) }];
  const lineAt = lineCounter(text);
  return jsonItems(text).map((item) => ({ body: Buffer.from(item.text), line: lineAt(item.offset) }));
}

/** The line of each offset, from 1. Offsets must rise: then every newline is counted once, however many items there are. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let newline = text.indexOf("\n");
  return (offset) => {
    for (; newline !== -1 && newline < offset; newline = text.indexOf("\n", newline + 1)) line += 1;
    return line;
  };
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
