import { createScanner } from "jsonc-parser";
import { type JsonContainer, type PersonalKind, kindOfValue } from "./personal-data.ts";
import type { Scrubber } from "./scrubber.ts";

/** The object or array around the current token, and its last key. */
interface Level extends JsonContainer {
  key: string;
  keyNext: boolean;
}

/** JSON with its personal data replaced. Everything else stays the same: order, white space and how numbers are written. */
export function scrubJson(text: string, scrubber: Scrubber): string {
  return mapTokens(text, {
    key: (key) => scrubber.key(key),
    string: (kind, value) => scrubber.value(kind, value),
    number: (kind, written) => scrubber.number(kind, written),
  });
}

/** Gives the names in JSON to the scrubber. In a text that is not JSON, those that can be found. */
export function learnNames(text: string, scrubber: Scrubber): void {
  mapTokens(text, {
    key: (key) => key,
    string: (kind, value) => {
      if (kind === "name") scrubber.learnName(value);
      return value;
    },
    number: (_kind, written) => written,
  });
}

interface Visitor {
  readonly key: (key: string) => string;
  readonly string: (kind: PersonalKind | undefined, value: string) => string;
  readonly number: (kind: PersonalKind | undefined, written: string) => string;
}

/** JSON with each key, string and number replaced by the result of the visitor. Not recursive, so any depth works. */
function mapTokens(text: string, { key, string, number }: Visitor): string {
  const scanner = createScanner(text, false);
  const top: Level = { isObject: false, kind: undefined, key: "", keyNext: false };
  const open: Level[] = [];
  const pieces: string[] = [];
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const written = text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength());
    const level = open.at(-1) ?? top;
    if (written.startsWith('"'))
      pieces.push(replaced(written, level.keyNext ? key : (value) => string(kindOfValue(level, level.key), value)));
    else if (/^[-\d]/.test(written)) pieces.push(number(kindOfValue(level, level.key), written));
    else pieces.push(written);
    follow(written, level, open);
  }
  return pieces.join("");
}

/** An unchanged string keeps its escapes. */
function replaced(written: string, by: (value: string) => string): string {
  const value = textOf(written);
  const replacement = by(value);
  return replacement === value ? written : JSON.stringify(replacement);
}

/** The value of a JSON string; empty if it is incomplete or invalid. */
function textOf(written: string): string {
  try {
    return JSON.parse(written) as string;
  } catch {
    return "";
  }
}

function follow(written: string, level: Level, open: Level[]): void {
  switch (written[0]) {
    case "{":
      open.push({ isObject: true, kind: kindOfValue(level, level.key), key: "", keyNext: true });
      return;
    case "[":
      open.push({ isObject: false, kind: kindOfValue(level, level.key), key: "", keyNext: false });
      return;
    case "}":
    case "]":
      open.pop();
      return;
    case ",":
      level.keyNext = level.isObject;
      return;
    case '"':
      if (level.keyNext) level.key = textOf(written);
      level.keyNext = false;
      return;
    default:
  }
}
