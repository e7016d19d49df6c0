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
}

export const ENGLISH: Language = {
  name: "en",
  say: (text, ...[values]) => inEnglish({ text, values: values ?? {} }),
  tell: inEnglish,
  fixed: inEnglish,
  number: String,
};

/** A language by its name, with its texts by their English ones. A text that it lacks stays English. */
export function languageWith(name: LanguageName, texts: Readonly<Record<string, string>>): Language {
  const numbers = new Intl.NumberFormat(name, { maximumFractionDigits: 20 });
  const byEnglish = new Map(Object.entries(texts));
  return spoken(
    name,
    (english) => byEnglish.get(english) ?? english,
    (value) => numbers.format(value),
  );
}

/** A language for a terminal that has no letters but those of ASCII: `ş` is written `s`. Values stay as they are. */
export function inAsciiLetters(language: Language): Language {
  if (language.name === "en") return language;
  return spoken(language.name, (english) => withoutMarks(language.fixed(english)), language.number);
}

/** Every letter of Turkish is one of ASCII with a mark, but for the `ı`. */
export function withoutMarks(text: string): string {
  return text.replaceAll(/[çğışöüÇĞİŞÖÜ]/g, (letter) => (letter === "ı" ? "i" : letter.normalize("NFD").charAt(0)));
}

function spoken(name: LanguageName, pattern: (english: string) => string, number: Language["number"]): Language {
  const writing: Writing = { pattern: ({ text }) => pattern(text), number };
  return {
    name,
    say: (text, ...[values]) => written({ text, values: values ?? {} }, writing),
    tell: (words) => (typeof words === "string" ? words : written(words, writing)),
    fixed: (words) => (typeof words === "string" ? pattern(words) : written(words, writing)),
    number,
  };
}
