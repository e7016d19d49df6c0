import type { JsonContainer, PersonalKind } from "../../../captures/scrub/personal-data.ts";
import { JsonLines } from "../../json/json-lines.ts";
import { tokenText } from "../../text/json-token-text.ts";
import { jsonTokens } from "../../text/json-tokens.ts";
import type { Theme } from "../../text/theme.ts";
import type { Line } from "./line.ts";
import { kindAtKey, maskToken } from "./masking.ts";

export interface JsonViewOptions {
  readonly theme: Theme;
  /** Paths of objects and lists that are folded. */
  readonly folded: ReadonlySet<string>;
  readonly masked: boolean;
}

const MOST_LINES = 5000;
/** What lies deeper than a path of so many characters can be told can't be folded: each line would keep another such path. */
const LONGEST_PATH = 1000;

interface Open extends JsonContainer {
  /** `null` when it is too long. */
  readonly path: string | null;
  /** The key in front of the next value, as it is written, or its index. */
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
  view.layout.end();
  return view.lines;
}

/** Keeps the path to each token, and leaves out what is folded. */
class JsonView {
  readonly lines: Line[] = [];
  readonly layout = new JsonLines((text) => {
    this.lines.push({ text, fold: this.#fold });
    this.#fold = null;
  });
  readonly #options: JsonViewOptions;
  readonly #open: Open[] = [];
  /** What the line that is being written can fold. */
  #fold: string | null = null;
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
        this.#open.pop();
        return this.layout.close(token);
      case ",":
        return this.#nextItem();
      case ":":
        return this.layout.colon();
      default:
        return this.#value(token);
    }
  }

  #openContainer(bracket: "{" | "["): void {
    const parent = this.#open.at(-1);
    const path = parent === undefined ? "$" : pathBelow(parent);
    const isFolded = path !== null && this.#options.folded.has(path);
    if (isFolded) {
      this.layout.item(bracket);
      this.#hidden = 1;
      this.#hiddenItems = 0;
    } else {
      this.layout.open(bracket);
      const kind = this.#kindIn(parent);
      this.#open.push({ path, isObject: bracket === "{", kind, key: "0", items: 0 });
    }
    this.#fold = path;
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
      this.layout.item(`${this.#options.theme.faint(` … ${count} `)}${token}`);
    } else if (this.#hidden === 1 && token !== "," && token !== ":") this.#hiddenItems += 1;
  }

  #nextItem(): void {
    const container = this.#open.at(-1);
    if (container !== undefined) {
      container.items += 1;
      if (!container.isObject) container.key = String(container.items);
    }
    this.layout.comma();
  }

  #value(token: string): void {
    const { theme, masked } = this.#options;
    const { keyNext: isKey } = this.layout;
    const container = this.#open.at(-1);
    const isText = token.startsWith('"');
    if (isText && isKey && container !== undefined) container.key = token.slice(1, -1);
    const shown = masked ? maskToken(isKey ? undefined : this.#kindIn(container), token) : token;
    this.layout.item(tokenText(shown, isKey, theme));
  }

  /** What the next value is, which only a mask asks for. */
  #kindIn(container: Open | undefined): PersonalKind | undefined {
    return this.#options.masked && container !== undefined ? kindAtKey(container, container.key) : undefined;
  }
}

function pathBelow({ path, key }: Open): string | null {
  return path === null || path.length + key.length >= LONGEST_PATH ? null : `${path}.${key}`;
}
