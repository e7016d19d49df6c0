import { printable } from "../../events/payload/printable.ts";

/** HTML that is safe: all text in it is escaped. Only `markup` makes it. */
export class Markup {
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  toString(): string {
    return this.#source;
  }
}

type Value = string | number | Markup | readonly Markup[];

/**
 * A template that escapes every text in it. The page is well-formed XML too, so that a test can read it with a strict
 * parser: each attribute has quotes, each element an end.
 */
export function markup(pieces: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(pieces.map((piece, index) => `${piece}${sourceOf(values[index] ?? "")}`).join(""));
}

export const NOTHING = markup``;

/** Text on many lines. Other control characters are shown escaped. */
export function textLines(text: string): Markup {
  return new Markup(text.split(/\r?\n/).map(escaped).join("\n"));
}

/** Text in a style element, which has no escapes. */
export function styleText(css: string): Markup {
  return new Markup(css);
}

function sourceOf(value: Value): string {
  if (value instanceof Markup) return value.toString();
  return typeof value === "object" ? value.join("") : escaped(String(value));
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Characters that hide or reorder text are shown as `\uXXXX`, as in a terminal; those of HTML become references. */
function escaped(text: string): string {
  return printable(text).replaceAll(/[&<>"'\ufffe\uffff]/g, (character) => ESCAPES[character] ?? "\ufffd");
}
