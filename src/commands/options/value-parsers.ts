import { type Wording, said } from "../../language/said.ts";
import { type Suggestions, SUGGEST_FILES, suggestWords } from "./suggestions.ts";

/** Reads the text of an option: `parse` returns `undefined` for a text that is not valid. */
export interface ValueParser<Value> {
  /** Suggestions "must be …". */
  readonly expected: Wording;
  /** Valid texts, for the error message; empty when `expected` names all of them. */
  readonly examples: readonly string[];
  readonly parse: (text: string) => Value | undefined;
  /** What the user can write instead of a text that is not valid. */
  readonly hintFor?: (text: string) => Wording | undefined;
  readonly suggestions?: Suggestions;
  /** Whether the text is a secret, which no message repeats. */
  readonly isSecret?: boolean;
}

const MS_OF_UNIT: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const BYTES_OF_MB = 1024 * 1024;
const BYTES_OF_UNIT: Readonly<Record<string, number>> = {
  b: 1,
  kb: 1024,
  mb: BYTES_OF_MB,
  gb: 1024 * BYTES_OF_MB,
};

/** The longest delay of a Node timer. */
const LONGEST_TIMER_MS = 2_147_483_647;

export const nonEmptyText: ValueParser<string> = {
  expected: said("a text that is not empty"),
  examples: [],
  parse: (text) => (text === "" ? undefined : text),
};

/** Also accepts the empty text. */
export const anyText: ValueParser<string> = { expected: said("a text"), examples: [], parse: (text) => text };

export const fileName: ValueParser<string> = {
  expected: said("the name of a file"),
  examples: [],
  parse: nonEmptyText.parse,
  suggestions: SUGGEST_FILES,
};

/** A duration in milliseconds. */
export const durationMs: ValueParser<number> = {
  expected: said("a duration"),
  examples: ["500ms", "10s", "2m"],
  parse: (text) => {
    const ms = quantity(text, /^(\d+(?:\.\d+)?)(ms|s|m|h)$/, MS_OF_UNIT);
    return ms === undefined || ms > LONGEST_TIMER_MS ? undefined : ms;
  },
};

/** A size in bytes. The limit of 32 MB makes sure that a body fits one line of a capture. */
export const bodyBytes: ValueParser<number> = {
  expected: said("a size up to 32mb"),
  examples: ["64kb", "1mb"],
  parse: (text) => {
    const bytes = quantity(text.toLowerCase(), /^(\d+(?:\.\d+)?)(b|kb|mb)$/, BYTES_OF_UNIT);
    return bytes === undefined || bytes > 32 * 1024 * 1024 || bytes < 1 ? undefined : Math.floor(bytes);
  },
};

/** A size in bytes of any amount that memory can have. */
export const memoryBytes: ValueParser<number> = {
  expected: said("a size from 1mb to 64gb"),
  examples: ["256mb", "1gb"],
  parse: (text) => {
    const bytes = quantity(text.toLowerCase(), /^(\d+(?:\.\d+)?)(mb|gb)$/, BYTES_OF_UNIT);
    return bytes === undefined || bytes < BYTES_OF_MB || bytes > 64 * 1024 * BYTES_OF_MB
      ? undefined
      : Math.floor(bytes);
  },
};

/** A whole number between two bounds, both included. */
export function wholeNumber(least: number, most: number, example: number): ValueParser<number> {
  return {
    expected: said("a whole number from {least} to {most}", { least: String(least), most: String(most) }),
    examples: [String(example)],
    parse: (text) => {
      const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
      return number >= least && number <= most ? number : undefined;
    },
  };
}

/** `50/s` or `90/m`, as a number per second. */
export const ratePerSecond: ValueParser<number> = {
  expected: said("a rate"),
  examples: ["50/s", "90/m"],
  parse: (text) => {
    const [, number, unit] = /^(\d+(?:\.\d+)?)\/(s|m)$/.exec(text) ?? [];
    const perSecond = Number(number) / (unit === "m" ? 60 : 1);
    return perSecond > 0 ? perSecond : undefined;
  },
};

export function oneOf<const Word extends string>(words: readonly Word[]): ValueParser<Word> {
  return {
    expected: words.length === 1 ? words.join("") : said("one of {words}", { words: words.join(", ") }),
    examples: [],
    parse: (text) => words.find((word) => word === text),
    suggestions: suggestWords(words),
  };
}

function quantity(text: string, form: RegExp, units: Readonly<Record<string, number>>): number | undefined {
  const [, number, unit] = form.exec(text) ?? [];
  const factor = unit === undefined ? undefined : units[unit];
  return factor === undefined ? undefined : Number(number) * factor;
}
