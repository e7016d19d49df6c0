import { printable } from "../../events/printable.ts";
import { jsonTokens } from "../json-tokens.ts";
import type { Theme } from "../theme.ts";
import type { Line } from "./line.ts";
import { maskString } from "./mask.ts";

export interface JsonViewOptions {
  readonly theme: Theme;
  /** Paths of objects and lists that are folded. */
  readonly folded: ReadonlySet<string>;
  readonly masked: boolean;
}

const DEEPEST_INDENT = 20;
const LONGEST_TOKEN = 300;
const MOST_LINES = 5000;
/** What lies deeper than a path of so many characters can be told can't be folded: each line would keep another such path. */
const LONGEST_PATH = 1000;

interface Open {
  /** `null` when it is too long. */
  readonly path: string | null;
  readonly isObject: boolean;
  /** The key in front of the next value, or its index. */
  key: string;
  items: number;
}

/** JSON as coloured lines, in the order and spelling received; what is folded is on one line. At most so many lines as anybody scrolls through. */
export function jsonLines(text: string, options: JsonViewOptions): Line[] {
  const view = new JsonView(options);
  for (const token of jsonTokens(text)) {
    view.add(token);
    if (view.lines.length >= MOST_LINES) {
      view.lines.push({ text: options.theme.faint(`… more than ${MOST_LINES} lines`), fold: null });
      return view.lines;
    }
  }
  view.end();
  return view.lines;
}

/** Puts tokens on lines. Depth costs no calls. */
class JsonView {
  readonly lines: Line[] = [];
  readonly #options: JsonViewOptions;
  readonly #open: Open[] = [];
  #line = "";
  #fold: string | null = null;
  #justOpened = false;
  #keyNext = false;
  /** How many containers deep inside a folded one. */
  #hidden = 0;
  #hiddenItems = 0;

  constructor(options: JsonViewOptions) {
    this.#options = options;
  }

  add(token: string): void {
    if (this.#hidden > 0) return this.#skip(token);
    switch (token) {
      case "{":
      case "[":
        return this.#openContainer(token);
      case "}":
      case "]":
        return this.#closeContainer(token);
      case ",":
        return this.#nextItem();
      case ":":
        this.#line += ": ";
        this.#keyNext = false;
        return;
      default:
        return this.#value(token);
    }
  }

  end(): void {
    if (this.#line.trim() !== "") this.lines.push({ text: this.#line, fold: this.#fold });
    this.#line = "  ".repeat(Math.min(this.#open.length, DEEPEST_INDENT));
    this.#fold = null;
  }

  #openContainer(bracket: "{" | "["): void {
    this.#startItem();
    const parent = this.#open.at(-1);
    const path = parent === undefined ? "$" : pathBelow(parent);
    this.#fold = path;
    this.#line += bracket;
    if (path !== null && this.#options.folded.has(path)) {
      this.#hidden = 1;
      this.#hiddenItems = 0;
      return;
    }
    this.#open.push({ path, isObject: bracket === "{", key: "0", items: 0 });
    this.#justOpened = true;
    this.#keyNext = bracket === "{";
  }

  #skip(token: string): void {
    if (token === "{" || token === "[") {
      if (this.#hidden === 1) this.#hiddenItems += 1;
      this.#hidden += 1;
    } else if (token === "}" || token === "]") {
      this.#hidden -= 1;
      if (this.#hidden > 0) return;
      // In an object, a key and its value are two.
      const count = token === "}" ? Math.ceil(this.#hiddenItems / 2) : this.#hiddenItems;
      this.#line += `${this.#options.theme.faint(` … ${count} `)}${token}`;
    } else if (this.#hidden === 1 && token !== "," && token !== ":") this.#hiddenItems += 1;
  }

  #closeContainer(bracket: string): void {
    this.#open.pop();
    if (!this.#justOpened) this.end();
    this.#line += bracket;
    this.#justOpened = false;
    this.#keyNext = false;
  }

  #nextItem(): void {
    this.#line += ",";
    const container = this.#open.at(-1);
    if (container !== undefined) {
      container.items += 1;
      if (!container.isObject) container.key = String(container.items);
    }
    this.#keyNext = container?.isObject === true;
    this.end();
  }

  #value(token: string): void {
    this.#startItem();
    const { theme, masked } = this.#options;
    const container = this.#open.at(-1);
    if (!token.startsWith('"')) {
      this.#line += /^[-\d]/.test(token) ? theme.jsonNumber(shortened(token)) : theme.jsonWord(shortened(token));
    } else if (this.#keyNext && container !== undefined) {
      container.key = token.slice(1, -1);
      this.#line += theme.jsonKey(shortened(token));
    } else {
      const shown = masked ? `"${maskString(container?.key ?? "", token.slice(1, -1))}"` : token;
      this.#line += theme.jsonString(shortened(shown));
    }
  }

  #startItem(): void {
    if (this.#justOpened) this.end();
    this.#justOpened = false;
  }
}

function pathBelow({ path, key }: Open): string | null {
  return path === null || path.length + key.length >= LONGEST_PATH ? null : `${path}.${key}`;
}

function shortened(token: string): string {
  if (token.length <= LONGEST_TOKEN) return printable(token);
  return `${printable(token.slice(0, LONGEST_TOKEN))}… (${token.length} characters)`;
}
