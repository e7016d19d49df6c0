import type { JsonContainer, PersonalKind } from "../../../captures/scrub/personal-data.ts";
import { JsonLayout, jsonTokens, shortToken, tokenText } from "../../text/json-layout.ts";
import type { Theme } from "../../text/theme.ts";
import type { Line } from "./line.ts";
import { kindAtKey, maskToken } from "./masking.ts";

export interface FoldableJsonOptions {
  readonly theme: Theme;
  /** Paths of folded objects and lists, such as `$.data.list`. */
  readonly folded: ReadonlySet<string>;
  readonly masked: boolean;
}

const MAX_LINES = 5000;
/** A value with a longer path can't be folded: each line keeps its path. Characters. */
const MAX_PATH_LENGTH = 1000;

interface Open extends JsonContainer {
  /** `null` when it is too long. */
  readonly path: string | null;
  /** The key of the next value, with its escapes, or its index. */
  key: string;
  items: number;
}

/** JSON as coloured lines, in the order and spelling received. A folded object or list is one line. At most `MAX_LINES`. */
export function foldableJson(text: string, options: FoldableJsonOptions): Line[] {
  const view = new FoldableJson(options);
  for (const token of jsonTokens(text)) {
    view.add(token);
    if (view.lines.length >= MAX_LINES) {
      const more = options.theme.language.say("… more than {lines} lines", { lines: MAX_LINES });
      view.lines.push({ text: options.theme.faint(more), fold: null });
      return view.lines;
    }
  }
  view.layout.end();
  return view.lines;
}

/** Follows the path of each token, and leaves out the tokens inside a folded object or list. */
class FoldableJson {
  readonly lines: Line[] = [];
  readonly layout = new JsonLayout((text) => {
    this.lines.push({ text, fold: this.#fold, ...(this.#field === null ? {} : { field: this.#field }) });
    this.#fold = null;
    this.#field = null;
  });
  readonly #options: FoldableJsonOptions;
  readonly #open: Open[] = [];
  /** The path that Enter folds on the line in progress. */
  #fold: string | null = null;
  /** The path of the value on the line in progress. */
  #field: string | null = null;
  /** How many open containers are hidden: the folded one and those inside. */
  #hiddenDepth = 0;
  /** Tokens directly inside the folded container: its keys and values. */
  #hiddenTokens = 0;

  constructor(options: FoldableJsonOptions) {
    this.#options = options;
  }

  add(token: string): void {
    if (this.#hiddenDepth > 0) return this.#skip(token);
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
      this.#hiddenDepth = 1;
      this.#hiddenTokens = 0;
    } else {
      this.layout.open(bracket);
      const kind = this.#kindIn(parent);
      this.#open.push({ path, isObject: bracket === "{", kind, key: "0", items: 0 });
    }
    this.#fold = path;
    this.#field = path;
  }

  #skip(token: string): void {
    if (token === "{" || token === "[") {
      if (this.#hiddenDepth === 1) this.#hiddenTokens += 1;
      this.#hiddenDepth += 1;
    } else if (token === "}" || token === "]") {
      this.#hiddenDepth -= 1;
      if (this.#hiddenDepth > 0) return;
      // Each item of an object is two tokens: key and value.
      const count = token === "}" ? Math.ceil(this.#hiddenTokens / 2) : this.#hiddenTokens;
      this.layout.item(`${this.#options.theme.faint(` … ${count} `)}${token}`);
    } else if (this.#hiddenDepth === 1 && token !== "," && token !== ":") this.#hiddenTokens += 1;
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
    if (!isKey && container !== undefined) this.#field = pathBelow(container);
    const shown = masked ? maskToken(isKey ? undefined : this.#kindIn(container), token) : token;
    this.layout.item(tokenText(shortToken(shown, theme.language), isKey, theme));
  }

  /** The kind of the next value; only masking needs it. */
  #kindIn(container: Open | undefined): PersonalKind | undefined {
    return this.#options.masked && container !== undefined ? kindAtKey(container, container.key) : undefined;
  }
}

function pathBelow({ path, key }: Open): string | null {
  return path === null || path.length + key.length >= MAX_PATH_LENGTH ? null : `${path}.${key}`;
}
