import type { TURKISH } from "./turkish/turkish.ts";

/** Every text that can be said in another language: in English, with the names of its values in braces. */
export type Text = keyof typeof TURKISH;

/** What a person reads, as data: told in any language later, or plain text that no language changes. */
export type Wording = string | Said;

/** Numbers are written as the language writes them. An id is no number: give it as text. */
type Value = Wording | number;

type Values = Readonly<Record<string, Value>>;

type NamesIn<Pattern extends string> = Pattern extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `"${string}` ? never : Name) | NamesIn<Rest>
  : never;

/** The values of a text, by the names in its braces; nothing for a text without. */
export type ValuesOf<Pattern extends string> = [NamesIn<Pattern>] extends [never]
  ? []
  : [values: Readonly<Record<NamesIn<Pattern>, Value>>];

/** A text with its values. It is data, so it can be told in any language later. */
export interface Said {
  readonly text: Text;
  readonly values: Values;
  /** The English text, where the catalogue has it in another form: the plural of a noun. */
  readonly english?: string;
}

/** A text of a table, such as the description of an option: with values or without. */
export type Words = Text | Said;

/** `said("{path} is missing", { path })` */
export function said<Pattern extends Text>(text: Pattern, ...[values]: ValuesOf<Pattern>): Said {
  return { text, values: values ?? {} };
}

/** How a language writes a text and a number. */
export interface Writing {
  readonly pattern: (said: Pick<Said, "text" | "english">) => string;
  readonly number: (value: number) => string;
}

/** Writes a text with its values, which can be texts too. */
export function written(words: Said, writing: Writing): string {
  const { values } = words;
  return writing.pattern(words).replaceAll(/\{(\w+)\}/g, (braces, name: string) => {
    const value = values[name];
    if (value === undefined) return braces;
    if (typeof value === "string") return value;
    return typeof value === "number" ? writing.number(value) : written(value, writing);
  });
}

/** A text whose commands begin with what the user types: `npx hipcall-hooks events list`. */
export function startedBy(program: string, text: string): string {
  return text.replaceAll(/(?<!npx )\bhipcall-hooks (?=[a-z-])/g, `${program} `);
}

const IN_ENGLISH: Writing = { pattern: ({ text, english = text }) => english, number: String };

/** A text in English, which is what JSON, captures and answers hold. */
export function inEnglish(words: Wording): string {
  return typeof words === "string" ? words : written(words, IN_ENGLISH);
}

export function inEnglishOrNull(words: Wording | null | undefined): string | null {
  return words === null || words === undefined ? null : inEnglish(words);
}
