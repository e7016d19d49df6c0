import { type Said, type Text, type ValuesOf, type Writing, inEnglish, written } from "./said.ts";

/** The languages that a user can choose. */
export const LANGUAGE_NAMES = ["en", "tr"] as const;
export type LanguageName = (typeof LANGUAGE_NAMES)[number];

/** How the program speaks to a person. What programs read (JSON, names, captures) never goes through it. */
export interface Language {
  readonly name: LanguageName;
  /** `say("{path} is missing", { path })` */
  readonly say: <Pattern extends Text>(text: Pattern, ...values: ValuesOf<Pattern>) => string;
  /** A text that was said as data. Plain text stays as it is. */
  readonly tell: (words: string | Said) => string;
  /** A text of a table, such as the description of an option. */
  readonly fixed: (english: string) => string;
  /** A number as the language writes it: `3,4`. */
  readonly number: (value: number) => string;
}

export const ENGLISH: Language = {
  name: "en",
  say: (text, ...[values]) => inEnglish({ text, values: values ?? {} }),
  tell: inEnglish,
  fixed: (english) => english,
  number: String,
};

/** A language by its name, with its texts by their English ones. A text that it lacks stays English. */
export function languageWith(name: LanguageName, texts: Readonly<Record<string, string>>): Language {
  const numbers = new Intl.NumberFormat(name, { maximumFractionDigits: 20 });
  const fixed = (english: string): string => (Object.hasOwn(texts, english) ? texts[english] : undefined) ?? english;
  const writing: Writing = { pattern: fixed, number: (value) => numbers.format(value) };
  return {
    name,
    say: (text, ...[values]) => written(text, values ?? {}, writing),
    tell: (words) => (typeof words === "string" ? words : written(words.text, words.values, writing)),
    fixed,
    number: writing.number,
  };
}
