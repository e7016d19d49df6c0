import { isUtf8 } from "node:buffer";
import { type Node, parseTree } from "jsonc-parser";
import { parseText } from "../events/parse-body.ts";
import { positionOf } from "../events/json-syntax.ts";
import { Failure } from "../failure.ts";

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
  const parsed = parseText(text);
  if (parsed.kind === "json") {
    return Array.isArray(parsed.value) ? arrayItems(text) : [{ body: Buffer.from(text.trim()), line: firstLine(text) }];
  }
  const lines = payloadLines(text);
  if (lines !== undefined) return lines;
  throw new Failure("input", `${source} is not JSON: ${parsed.issue.message}`, {
    hint: 'a source is a capture file, a payload file ({"event": …, "data": …}, or an array of them), a folder of these, or -',
  });
}

function arrayItems(text: string): BarePayload[] {
  const items: readonly Node[] = parseTree(text)?.children ?? [];
  return items.map(({ offset, length }) => ({
    body: Buffer.from(text.slice(offset, offset + length)),
    line: positionOf(text, offset).line,
  }));
}

function payloadLines(text: string): BarePayload[] | undefined {
  const lines = text.split("\n").map((line, index) => ({ text: line.trim(), line: index + 1 }));
  const filled = lines.filter((line) => line.text !== "");
  if (filled.length < 2 || !filled.every((line) => parseText(line.text).kind === "json")) return undefined;
  return filled.map((line) => ({ body: Buffer.from(line.text), line: line.line }));
}

function firstLine(text: string): number {
  return positionOf(text, text.length - text.trimStart().length).line;
}
