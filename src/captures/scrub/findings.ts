import { piecesOf } from "./normalize.ts";
import { EMAIL, IP_ADDRESS } from "./personal-data.ts";

/** What a part of a text is, by its form. */
export type FindingKind =
  | "url"
  | "email"
  | "uuid"
  | "time"
  | "clock"
  | "address"
  | "iban"
  | "plate"
  | "token"
  | "number"
  | "digits"
  | "word";

// Every repetition has a limit, so the search is linear in the length of the text.

const URL_IN_TEXT = /(?:[A-Za-z][A-Za-z+.-]{0,20}:\/\/|www\.)[^\s"'<>\\]{1,2000}/;
const UUID = /(?<![\w-])[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}(?![\w-])/;
const CLOCK = /(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?/;
/** A date as programs write it or as Turkish has it, with or without a time. */
const TIME = new RegExp(
  `(?<!\\d|\\d[-/.])(?:[12]\\d{3}([-/.])[01]?\\d\\1[0-3]?\\d|[0-3]?\\d([-/.])[01]?\\d\\2(?:[12]\\d{3}|\\d\\d))(?:[T ]${CLOCK.source})?(?![-/.]?\\d)`,
);
/** Eight groups, or a `::`. At least three colons, so that a time does not match. A MAC address has six groups of two. */
const IPV6 =
  /(?<![\w:])(?:(?:[\da-fA-F]{1,4}:){3,7}[\da-fA-F]{1,4}|(?:[\da-fA-F]{1,4}:){1,6}(?::[\da-fA-F]{1,4}){1,6})(?![\w:])/;
const IBAN = /(?<![\p{L}\d])[A-Za-z]{2}\d{2}(?:[ -]?[\dA-Za-z]{4}){3,7}(?:[ -]?[\dA-Za-z]{1,3})?(?![\p{L}\d])/u;
/** Of a Turkish car: the province, letters, digits. */
const PLATE = /(?<![\p{L}\d])(?:0[1-9]|[1-7]\d|8[01])[ -]?[A-Z]{1,3}[ -]?\d{2,5}(?![\p{L}\d])/u;
/** A session, a signature or a secret path: long, with letters and digits mixed. */
const TOKEN = /(?<![\w+=-])(?=[\w+=-]{0,200}\d)(?=[\w+=-]{0,200}[A-Za-z])[\w+=-]{20,200}/;
/** Seven digits or more, also in groups: the number of a phone, a card or a person. */
const NUMBER = /(?<!\d)(?:\+[(]?|[(])?\d(?:[\s().\-/_·•\p{Pd}]{0,4}\d){6,17}/u;
/** Signs count too: there are flags and braille with which names can be written. */
const WORD = /[\p{L}\p{M}\p{No}\p{Nl}\p{So}\p{Co}]{1,40}/u;

/** Everything in one pattern, so that no part of a text is taken for two things. */
const FINDINGS = new RegExp(
  [
    `(?<url>${URL_IN_TEXT.source})`,
    `(?<email>${EMAIL.source})`,
    `(?<uuid>${UUID.source})`,
    `(?<time>${named(TIME.source)})`,
    `(?<clock>(?<![\\d:.])${CLOCK.source}(?![\\d:]))`,
    `(?<address>${IP_ADDRESS.source}|${IPV6.source})`,
    `(?<iban>${IBAN.source})`,
    `(?<plate>${PLATE.source})`,
    `(?<token>${TOKEN.source})`,
    `(?<number>${NUMBER.source})`,
    "(?<digits>\\d{1,40})",
    `(?<word>${WORD.source})`,
  ].join("|"),
  "gu",
);
const KINDS = [
  "url",
  "email",
  "uuid",
  "time",
  "clock",
  "address",
  "iban",
  "plate",
  "token",
  "number",
  "digits",
  "word",
] as const satisfies readonly FindingKind[];

/** The references to a separator by name, because the pattern is a part of a larger one. */
function named(source: string): string {
  return source
    .replace("([-/.])", "(?<separator1>[-/.])")
    .replace("([-/.])", "(?<separator2>[-/.])")
    .replace("\\1", "\\k<separator1>")
    .replace("\\2", "\\k<separator2>");
}

/** A text with each finding replaced by the result of `by`. What is between the findings stays: spaces and punctuation. */
export function replaceFindings(text: string, by: (kind: FindingKind, found: string) => string): string {
  let replaced = "";
  for (const piece of piecesOf(text, PIECE)) {
    replaced += piece.replaceAll(FINDINGS, (found, ...rest: unknown[]) => {
      const groups = rest.at(-1) as Readonly<Partial<Record<FindingKind, string>>>;
      return by(KINDS.find((kind) => groups[kind] !== undefined) ?? "word", found);
    });
  }
  return replaced;
}

/** The size of the pieces in which a long text is searched, in characters. */
const PIECE = 8192;
