import { type Text, type ValuesOf, type Wording, type Writing, inEnglish, written } from "./said.ts";

/** The languages that a user can choose. */
export const LANGUAGE_NAMES = ["en", "tr"] as const;
export type LanguageName = (typeof LANGUAGE_NAMES)[number];

/** How the program speaks to a person. What programs read (JSON, names, captures) never goes through it. */
export interface Language {
  readonly name: LanguageName;
  /** `say("{path} is missing", { path })` */
  readonly say: <Pattern extends Text>(text: Pattern, ...values: ValuesOf<Pattern>) => string;
  /** A text that was said as data. Plain text stays as it is. */
  readonly tell: (words: Wording) => string;
  /** A text of a table, such as the description of an option. A text that the catalogue lacks stays as it is. */
  readonly fixed: (words: Wording) => string;
  /** A number as the language writes it: `3,4`. */
  readonly number: (value: number) => string;
  /** A local date of ten characters: `2026-11-22`, `22.11.2026`. */
  readonly date: (at: Date) => string;
}

export const ENGLISH: Language = {
  name: "en",
  say: (text, ...[values]) => inEnglish({ text, values: values ?? {} }),
  tell: inEnglish,
  fixed: inEnglish,
  number: String,
  date: (at) =>
    [String(at.getFullYear()).padStart(4, "0"), twoDigits(at.getMonth() + 1), twoDigits(at.getDate())].join("-"),
};

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/** A language by its name, with its texts by their English ones. A text that it lacks stays English. */
export function languageWith(name: LanguageName, texts: Readonly<Record<string, string>>): Language {
  const byEnglish = new Map(Object.entries(texts));
  return spoken(name, (english) => byEnglish.get(english) ?? english);
}

/** A language for a terminal that has no letters but those of ASCII: `ş` is written `s`. Values stay as they are. */
export function inAsciiLetters(language: Language): Language {
  if (language.name === "en") return language;
  return spoken(language.name, (english) => withoutMarks(language.fixed(english)));
}

/** Every letter of Turkish is one of ASCII with a mark, but for the `ı`. */
export function withoutMarks(text: string): string {
  return text.replaceAll(/[çğışöüÇĞİŞÖÜ]/g, (letter) => (letter === "ı" ? "i" : letter.normalize("NFD").charAt(0)));
}

function spoken(name: LanguageName, pattern: (english: string) => string): Language {
  const numbers = new Intl.NumberFormat(name, { maximumFractionDigits: 20 });
  const dates = new Intl.DateTimeFormat(name, { year: "numeric", month: "2-digit", day: "2-digit" });
  const number = (value: number): string => numbers.format(value);
  const writing: Writing = { pattern: ({ text }) => pattern(text), number };
  return {
    name,
    say: (text, ...[values]) => written({ text, values: values ?? {} }, writing),
    tell: (words) => (typeof words === "string" ? words : written(words, writing)),
    fixed: (words) => (typeof words === "string" ? pattern(words) : written(words, writing)),
    number,
    // Intl throws where a capture has a time that is none.
    date: (at) => (Number.isNaN(at.getTime()) ? ENGLISH.date(at) : dates.format(at)),
  };
}
