import { printable } from "../events/printable.ts";
import { jsonTokens } from "./json-tokens.ts";
import type { Theme } from "./theme.ts";

const DEEPEST_INDENT = 20;
const LONGEST_TOKEN = 500;

/**
 * JSON as indented, coloured lines: keys in the order received, numbers and escapes as they were written, nothing that a
 * terminal would act on. At most `mostLines`; the rest is counted on a last line.
 */
export function highlightJson(text: string, theme: Theme, mostLines: number): string[] {
  const layout = new Layout(theme, mostLines);
  for (const token of jsonTokens(text)) layout.add(token);
  return layout.lines();
}

/** Puts tokens on lines. Holds no stack of calls, so depth costs nothing. */
class Layout {
  readonly #theme: Theme;
  readonly #mostLines: number;
  readonly #lines: string[] = [];
  #left = 0;
  #line = "";
  /** For each open container, whether it is an object. */
  readonly #open: boolean[] = [];
  #justOpened = false;
  #keyNext = false;

  constructor(theme: Theme, mostLines: number) {
    this.#theme = theme;
    this.#mostLines = mostLines;
  }

  add(token: string): void {
    switch (token) {
      case "{":
      case "[":
        return this.#openContainer(token);
      case "}":
      case "]":
        return this.#closeContainer(token);
      case ",":
        this.#line += token;
        this.#keyNext = this.#open.at(-1) === true;
        return this.#break();
      case ":":
        this.#line += ": ";
        this.#keyNext = false;
        return;
      default:
        this.#startItem();
        this.#line += this.#coloured(token);
    }
  }

  lines(): string[] {
    this.#break();
    return this.#left === 0 ? this.#lines : [...this.#lines, this.#theme.faint(`… ${this.#left} more lines`)];
  }

  #openContainer(bracket: "{" | "["): void {
    this.#startItem();
    this.#line += bracket;
    this.#open.push(bracket === "{");
    this.#justOpened = true;
    this.#keyNext = bracket === "{";
  }

  #closeContainer(bracket: string): void {
    this.#open.pop();
    if (!this.#justOpened) this.#break();
    this.#line += bracket;
    this.#justOpened = false;
    this.#keyNext = false;
  }

  #startItem(): void {
    if (this.#justOpened) this.#break();
    this.#justOpened = false;
  }

  #break(): void {
    if (this.#line.trim() !== "") {
      if (this.#lines.length < this.#mostLines) this.#lines.push(this.#line);
      else this.#left += 1;
    }
    this.#line = "  ".repeat(Math.min(this.#open.length, DEEPEST_INDENT));
  }

  #coloured(token: string): string {
    const shown = shortened(token);
    if (token.startsWith('"')) return this.#keyNext ? this.#theme.jsonKey(shown) : this.#theme.jsonString(shown);
    return /^[-\d]/.test(token) ? this.#theme.jsonNumber(shown) : this.#theme.jsonWord(shown);
  }
}

function shortened(token: string): string {
  if (token.length <= LONGEST_TOKEN) return printable(token);
  return `${printable(token.slice(0, LONGEST_TOKEN))}… (${token.length} characters)`;
}
