import { createScanner } from "jsonc-parser";

/** A key of an object, or an item of a list, with its place in a JSON text. */
export interface Member {
  /** The key without its escapes, or the index. */
  readonly key: string;
  /** Where the key of an object, or the item of a list, starts. */
  readonly start: number;
  readonly valueStart: number;
  /** Behind the value. */
  readonly end: number;
}

export interface Container {
  readonly isList: boolean;
  /** Behind the opening bracket. */
  readonly inside: number;
  /** In the order of the text. A key can be there more than once. */
  readonly members: readonly Member[];
}

/** A string or number of a JSON text, with its place. */
export interface Scalar {
  /** The key of its object, without its escapes; empty in a list. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** A part of a text, and what replaces it. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Token {
  readonly start: number;
  readonly end: number;
}

/** The object or list that starts at an offset of valid JSON; `undefined` for another value. Not recursive, so any depth works. */
export function containerAt(text: string, offset: number): Container | undefined {
  const first = firstCharacter(text, offset);
  if (first !== "{" && first !== "[") return undefined;
  const isList = first === "[";
  const members: Member[] = [];
  let inside = 0;
  let depth = 0;
  let key: Token | undefined;
  let value: { readonly start: number; end: number } | undefined;
  for (const { start, end } of tokensFrom(text, offset)) {
    const character = text[start];
    if (character === "}" || character === "]") depth -= 1;
    if (depth === 0 && inside === 0) inside = end;
    else if (depth === 0 || (depth === 1 && character === ",")) {
      const name = isList ? String(members.length) : key && stringAt(text, key);
      if (value !== undefined && name !== undefined)
        members.push({ key: name, start: key?.start ?? value.start, valueStart: value.start, end: value.end });
      key = undefined;
      value = undefined;
    } else if (depth > 1 || character !== ":") {
      if (value !== undefined) value.end = end;
      else if (isList || key !== undefined) value = { start, end };
      else key = { start, end };
    }
    if (character === "{" || character === "[") depth += 1;
    if (depth === 0) break;
  }
  return { isList, inside, members };
}

/** The last member with a key, which is the one that readers of JSON keep. */
export function memberAt({ members }: Container, key: string): Member | undefined {
  return members.findLast((member) => member.key === key);
}

/** The key or item at the end of a path in valid JSON; `undefined` where there is none, and for the whole text. */
export function memberAtPath(text: string, path: readonly string[]): Member | undefined {
  let member: Member | undefined;
  for (const step of path) {
    const container = containerAt(text, member?.valueStart ?? 0);
    member = container && memberAt(container, step);
    if (member === undefined) return undefined;
  }
  return member;
}

/** Every string and number of valid JSON that is a value. Not recursive, so any depth works. */
export function* scalarsOf(text: string): Generator<Scalar> {
  /** The last key of each open object; `undefined` for a list. */
  const open: (string | undefined)[] = [];
  let keyNext = false;
  for (const token of tokensFrom(text, 0)) {
    const character = text[token.start] ?? "";
    const key = open.at(-1);
    if (character === "{" || character === "[") {
      open.push(character === "{" ? "" : undefined);
      keyNext = character === "{";
    } else if (character === "}" || character === "]") {
      open.pop();
      keyNext = false;
    } else if (character === ",") keyNext = key !== undefined;
    else if (keyNext && character === '"') {
      open[open.length - 1] = stringAt(text, token);
      keyNext = false;
    } else if (/["\d-]/.test(character)) yield { key: key ?? "", ...token };
  }
}

/** The value of the JSON string at a place. */
export function stringAt(text: string, { start, end }: Token): string {
  const inner = text.slice(start + 1, end - 1);
  return inner.includes("\\") ? (JSON.parse(text.slice(start, end)) as string) : inner;
}

/** The text with its edits, which are in order and do not overlap. Every other character stays. */
export function edited(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end, text: replacement } of edits) {
    pieces.push(text.slice(done, start), replacement);
    done = end;
  }
  pieces.push(text.slice(done));
  return pieces.join("");
}

function* tokensFrom(text: string, offset: number): Generator<Token> {
  const scanner = createScanner(text, true);
  // The scanner keeps a copy of the white space that it skips, one character at a time.
  for (let at = afterSpace(text, offset); at < text.length; at = afterSpace(text, at)) {
    scanner.setPosition(at);
    scanner.scan();
    const start = at;
    at = scanner.getPosition();
    yield { start, end: at };
  }
}

function afterSpace(text: string, offset: number): number {
  let at = offset;
  while (SPACES.has(text[at] ?? "")) at += 1;
  return at;
}

const SPACES: ReadonlySet<string> = new Set([" ", "\t", "\n", "\r"]);

function firstCharacter(text: string, offset: number): string | undefined {
  const [first] = tokensFrom(text, offset);
  return first && text[first.start];
}
