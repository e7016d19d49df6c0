import { createScanner } from "jsonc-parser";
import { type JsonContainer, type PersonalKind, kindOfValue } from "./personal-data.ts";
import type { Scrubber } from "./scrubber.ts";

/** Where the scanner stands: inside an object or a list, and below which key. */
interface Level extends JsonContainer {
  key: string;
  keyNext: boolean;
}

/** JSON with its personal data replaced; all else, order, white space and the spelling of numbers too, is as it was. */
export function scrubJson(text: string, scrubber: Scrubber): string {
  return withValues(text, {
    key: (key) => scrubber.key(key),
    string: (kind, value) => scrubber.value(kind, value),
    number: (kind, written) => scrubber.number(kind, written),
  });
}

/** Tells the scrubber the names that stand in JSON; in a text that is none, those that can be told. */
export function learnNames(text: string, scrubber: Scrubber): void {
  withValues(text, {
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

/** Goes through JSON without recursion, so that no depth is too much, and puts what is given in the place of each value. */
function withValues(text: string, { key, string, number }: Visitor): string {
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

/** A string that stays keeps its spelling. */
function replaced(written: string, by: (value: string) => string): string {
  const value = textOf(written);
  const standIn = by(value);
  return standIn === value ? written : JSON.stringify(standIn);
}

/** What a string says; one that is cut off, or not as JSON has it, says nothing. */
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
