import { createScanner } from "jsonc-parser";
import { printable } from "../../events/payload/printable.ts";
import type { Language } from "../../language/language.ts";
import type { Theme } from "./theme.ts";

const MAX_INDENT = 20;
const MAX_TOKEN_LENGTH = 500;

/** The tokens of a JSON text, spelled as in the text, without white space. */
export function* jsonTokens(text: string): Generator<string> {
  const scanner = createScanner(text, true);
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const start = scanner.getTokenOffset();
    yield text.slice(start, start + scanner.getTokenLength());
  }
}

/** A token for a person: the start of a long one, and its length. */
export function shortToken(token: string, { say }: Language): string {
  if (token.length <= MAX_TOKEN_LENGTH) return token;
  return say("{start}… ({characters} characters)", {
    start: token.slice(0, MAX_TOKEN_LENGTH),
    characters: token.length,
  });
}

/** A key or a value in its colour, safe for a terminal. */
export function tokenText(token: string, isKey: boolean, theme: Theme): string {
  const shown = printable(token);
  if (token.startsWith('"')) return isKey ? theme.jsonKey(shown) : theme.jsonString(shown);
  return /^[-\d]/.test(token) ? theme.jsonNumber(shown) : theme.jsonWord(shown);
}

/**
 * Lays out JSON tokens on indented lines and emits each complete line. It does not recurse, so that a payload with many
 * levels does not overflow the stack.
 */
export class JsonLayout {
  readonly #onLine: (line: string) => void;
  #line = "";
  /** For each open container, whether it is an object. */
  readonly #open: boolean[] = [];
  #justOpened = false;
  #keyNext = false;

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  /** Whether the next item is a key. */
  get keyNext(): boolean {
    return this.#keyNext;
  }

  open(bracket: "{" | "["): void {
    this.item(bracket);
    this.#open.push(bracket === "{");
    this.#justOpened = true;
    this.#keyNext = bracket === "{";
  }

  close(bracket: "}" | "]"): void {
    this.#open.pop();
    if (!this.#justOpened) this.end();
    this.#line += bracket;
    this.#justOpened = false;
    this.#keyNext = false;
  }

  comma(): void {
    this.#line += ",";
    this.#keyNext = this.#open.at(-1) === true;
    this.end();
  }

  colon(): void {
    this.#line += ": ";
    this.#keyNext = false;
  }

  /** Adds a key or a value, or more text to the one before. */
  item(text: string): void {
    if (this.#justOpened) this.end();
    this.#justOpened = false;
    this.#line += text;
  }

  /** Adds a line of its own that is not JSON. */
  remark(text: string): void {
    if (this.#line.trim() !== "") this.end();
    this.item(text);
  }

  /** Ends the current line. Call it after the last token too. */
  end(): void {
    if (this.#line.trim() !== "") this.#onLine(this.#line);
    this.#line = "  ".repeat(Math.min(this.#open.length, MAX_INDENT));
  }
}
