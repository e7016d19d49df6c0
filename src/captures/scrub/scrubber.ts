import { isDocumentedValue } from "../../events/catalogue/documented-values.ts";
import { EMAIL, IP_ADDRESS, type PersonalKind } from "./personal-data.ts";
import { type Replacements, foldedCase } from "./replacements.ts";

/** What was replaced, by kind. */
export interface ReplacedCounts {
  words: number;
  numbers: number;
  emails: number;
  urls: number;
  ipAddresses: number;
  tokens: number;
}

const URL_IN_TEXT = /https?:\/\/[^\s"'<>\\]+/;
/** With seven colons, or with two at once; three at least, or a time would be one. */
const IPV6 =
  /(?<![\w:])(?:(?:[\da-fA-F]{1,4}:){3,7}[\da-fA-F]{1,4}|(?:[\da-fA-F]{1,4}:){1,6}(?::[\da-fA-F]{1,4}){1,6})(?![\w:])/;
/** A UUID says nothing of anybody. */
const UUID = /(?<![\w-])[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}(?![\w-])/;
const CLOCK = /[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?/;
/** As programs write a time, or as Turkish does. */
const TIME = new RegExp(
  `(?<!\\d)(?:[12]\\d{3}-[01]\\d-[0-3]\\d|[0-3]?\\d[./][01]?\\d[./][12]\\d{3})(?:${CLOCK.source})?(?!\\d)`,
);
/** As in `Chrome/120.0.6099.109`. */
const VERSION = /(?<=[a-zA-Z]\/)\d+(?:\.\d+)+/;
/** As the parts of a session, a signature or a secret path are: long, letters and digits mixed. */
const TOKEN = /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{20,}/;
/** Seven digits together, or behind a plus; ten in groups, as people write the number of a phone, a card, or of themselves. */
const NUMBER = /(?<!\d)(?:\+\(?\d(?:[ ().-]{0,2}\d){6,}|[(]?\d(?:[ ().-]{0,2}\d){9,}|\d{7,})/;
/** One letter alone names nobody. */
const WORD = /\p{L}[\p{L}\p{M}]+/gu;

/** All that a text can tell, in one pattern: what stands for one thing must not be taken for another. */
const FINDINGS = new RegExp(
  [
    `(?<url>${URL_IN_TEXT.source})`,
    `(?<email>${EMAIL.source})`,
    `(?<uuid>${UUID.source})`,
    `(?<time>${TIME.source})`,
    `(?<address>${IP_ADDRESS.source}|${IPV6.source})`,
    `(?<version>${VERSION.source})`,
    `(?<token>${TOKEN.source})`,
    `(?<number>${NUMBER.source})`,
    `(?<word>${WORD.source})`,
    "(?<digits>\\d{4,})",
  ].join("|"),
  "gu",
);
const FOUND = ["url", "email", "uuid", "time", "address", "version", "token", "number", "word", "digits"] as const;
type Finding = (typeof FOUND)[number];

/** As an event's name is written, and many a value of a program. */
const NAME_OF_A_PROGRAM = /^[a-z]+(?:(?:_|::)[a-z]+)+$/;
/** As a phone number is written; a shorter one is an extension of the office. */
const PHONE_VALUE = /^[+\s().-]*(?:\d[\s().-]*){7,}$/;
/** Shorter ones are words of many languages. */
const SHORTEST_NAME = 3;

/** What else of a text is personal, beside what its form tells. */
interface Suspicion {
  readonly word: (word: string) => boolean;
  readonly digits: boolean;
}

const ALL_WORDS: Suspicion = { word: () => true, digits: false };
const ALL: Suspicion = { word: () => true, digits: true };
const NOTHING: Suspicion = { word: () => false, digits: false };

/** Replaces personal data in texts: by what a key says of them, by their form, and wherever a name stands that was learned. */
export class Scrubber {
  readonly replaced: ReplacedCounts = { words: 0, numbers: 0, emails: 0, urls: 0, ipAddresses: 0, tokens: 0 };
  readonly #standIns: Replacements;
  /** Without letter case. */
  readonly #names = new Set<string>();
  readonly #known: Suspicion = { word: (word) => this.#names.has(foldedCase(word)), digits: false };

  constructor(standIns: Replacements) {
    this.#standIns = standIns;
  }

  /** Remembers the words of a name, to find them in other texts too. */
  learnName(name: string): void {
    for (const [word] of name.matchAll(WORD)) if (word.length >= SHORTEST_NAME) this.#names.add(foldedCase(word));
  }

  /** A string as the value of a key. */
  value(kind: PersonalKind | undefined, text: string): string {
    switch (kind) {
      case undefined:
        return this.text(text);
      case "phone":
        return PHONE_VALUE.test(text) ? this.#phone(text) : this.#suspected(text, ALL_WORDS);
      case "url":
        return text === "" ? text : this.#url(text);
      case "token":
        return text === "" ? text : this.#token(text);
      case "name":
      case "text":
        return this.#suspected(text, ALL_WORDS);
      case "custom":
        return this.#suspected(text, ALL);
    }
  }

  /** A text of which nothing is known. */
  text(text: string): string {
    return this.#suspected(text, isOfAProgram(text) ? NOTHING : this.#known);
  }

  /** A key of an object: one that is itself a number or an address is no name of a field. */
  key(key: string): string {
    if (PHONE_VALUE.test(key)) return this.#phone(key);
    return key.includes("@") ? this.#suspected(key, NOTHING) : key;
  }

  /** A number of JSON, as it is written, as the value of a key. */
  number(kind: PersonalKind | undefined, written: string): string {
    if (kind === "custom") return written.replaceAll(/\d{4,}/g, (digits) => this.#digits(digits));
    return kind === "phone" && /^\d{7,15}$/.test(written) ? this.#phone(written) : written;
  }

  ipAddress(address: string): string {
    const standIn = this.#standIns.ipAddress(address);
    return standIn === address ? address : this.#counted("ipAddresses", standIn);
  }

  #suspected(text: string, suspicion: Suspicion): string {
    return text.replaceAll(FINDINGS, (found, ...rest: unknown[]) => {
      const groups = rest.at(-1) as Readonly<Partial<Record<Finding, string>>>;
      const kind = FOUND.find((name) => groups[name] !== undefined) ?? "word";
      return this.#standIn(kind, found, suspicion);
    });
  }

  #standIn(kind: Finding, found: string, suspicion: Suspicion): string {
    switch (kind) {
      case "url":
        return this.#url(found);
      case "email":
        return this.#counted("emails", this.#standIns.email(found));
      case "address":
        return this.ipAddress(found);
      case "token":
        return this.#token(found);
      case "number":
        return this.#phone(found);
      case "word":
        return suspicion.word(found) ? this.#counted("words", this.#standIns.word(found)) : found;
      case "time":
      case "digits":
        return suspicion.digits ? found.replaceAll(/\d+/g, (digits) => this.#digits(digits)) : found;
      case "uuid":
      case "version":
        return found;
    }
  }

  #phone(text: string): string {
    return this.#counted("numbers", this.#standIns.phone(text));
  }

  #digits(text: string): string {
    return this.#counted("numbers", this.#standIns.digits(text));
  }

  #url(text: string): string {
    return this.#counted("urls", this.#standIns.url(text));
  }

  #token(text: string): string {
    return this.#counted("tokens", this.#standIns.token(text));
  }

  #counted(kind: keyof ReplacedCounts, standIn: string): string {
    this.replaced[kind] += 1;
    return standIn;
  }
}

/** What stands for itself, whatever anybody is called. */
function isOfAProgram(text: string): boolean {
  return NAME_OF_A_PROGRAM.test(text) || isDocumentedValue(text);
}
