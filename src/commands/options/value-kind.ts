import { type Completes, FILES, wordsOf } from "./completes.ts";

/** What an option's text can be: `parse` gives `undefined` for a text that it is not. */
export interface ValueKind<Value> {
  /** Completes "wants …": what is expected, with an example. */
  readonly wants: string;
  readonly parse: (text: string) => Value | undefined;
  /** What a shell can offer; left out where the user must know. */
  readonly completes?: Completes;
}

const MS_OF_UNIT: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const BYTES_OF_UNIT: Readonly<Record<string, number>> = { b: 1, kb: 1024, mb: 1024 * 1024 };

/** A timer of Node can't wait longer. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** Any text but the empty one. */
export const someText: ValueKind<string> = { wants: "a text", parse: (text) => (text === "" ? undefined : text) };

/** Any text, the empty one too. */
export const anyText: ValueKind<string> = { wants: "a text", parse: (text) => text };

export const fileName: ValueKind<string> = { wants: "the name of a file", parse: someText.parse, completes: FILES };

/** A duration in milliseconds. */
export const durationMs: ValueKind<number> = {
  wants: "a duration such as 500ms, 10s or 2m",
  parse: (text) => {
    const ms = measured(text, /^(\d+(?:\.\d+)?)(ms|s|m|h)$/, MS_OF_UNIT);
    return ms === undefined || ms > LONGEST_TIMER_MS ? undefined : ms;
  },
};

/** A size in bytes, 32 MB at most, so that a body always fits a line of a capture. */
export const bodyBytes: ValueKind<number> = {
  wants: "a size up to 32mb, such as 64kb or 1mb",
  parse: (text) => {
    const bytes = measured(text.toLowerCase(), /^(\d+(?:\.\d+)?)(b|kb|mb)$/, BYTES_OF_UNIT);
    return bytes === undefined || bytes > 32 * 1024 * 1024 || bytes < 1 ? undefined : Math.floor(bytes);
  },
};

/** A whole number between two bounds, both included. */
export function wholeNumber(least: number, most: number, example: number): ValueKind<number> {
  return {
    wants: `a whole number from ${least} to ${most}, such as ${example}`,
    parse: (text) => {
      const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
      return number >= least && number <= most ? number : undefined;
    },
  };
}

/** `50/s`, in starts a second; also `3/m`. */
export const ratePerSecond: ValueKind<number> = {
  wants: "a rate such as 50/s or 90/m",
  parse: (text) => {
    const [, number, unit] = /^(\d+(?:\.\d+)?)\/(s|m)$/.exec(text) ?? [];
    const perSecond = Number(number) / (unit === "m" ? 60 : 1);
    return perSecond > 0 ? perSecond : undefined;
  },
};

/** One of a few words. */
export function oneOf<const Word extends string>(words: readonly Word[]): ValueKind<Word> {
  return {
    wants: `one of ${words.join(", ")}`,
    parse: (text) => words.find((word) => word === text),
    completes: wordsOf(words),
  };
}

function measured(text: string, form: RegExp, units: Readonly<Record<string, number>>): number | undefined {
  const [, number, unit] = form.exec(text) ?? [];
  const factor = unit === undefined ? undefined : units[unit];
  return factor === undefined ? undefined : Number(number) * factor;
}
