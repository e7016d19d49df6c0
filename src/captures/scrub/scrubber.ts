import { isDocumentedValue } from "../../events/catalogue/documented-values.ts";
import { EMAIL, IP_ADDRESS, type PersonalKind } from "./personal-data.ts";
import { type Replacements, foldedCase } from "./replacements.ts";

/** The number of replacements, by kind. */
export interface ReplacedCounts {
  words: number;
  numbers: number;
  emails: number;
  urls: number;
  ipAddresses: number;
  tokens: number;
}

const URL_IN_TEXT = /https?:\/\/[^\s"'<>\\]+/;
/** Eight groups, or a `::`. At least three colons, so that a time does not match. */
const IPV6 =
  /(?<![\w:])(?:(?:[\da-fA-F]{1,4}:){3,7}[\da-fA-F]{1,4}|(?:[\da-fA-F]{1,4}:){1,6}(?::[\da-fA-F]{1,4}){1,6})(?![\w:])/;
/** A UUID is not personal. */
const UUID = /(?<![\w-])[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}(?![\w-])/;
const CLOCK = /[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?/;
/** A time as programs write it, or a Turkish date. */
const TIME = new RegExp(
  `(?<!\\d)(?:[12]\\d{3}-[01]\\d-[0-3]\\d|[0-3]?\\d[./][01]?\\d[./][12]\\d{3})(?:${CLOCK.source})?(?!\\d)`,
);
/** A version, as in `Chrome/120.0.6099.109`. */
const VERSION = /(?<=[a-zA-Z]\/)\d+(?:\.\d+)+/;
/** A session, a signature or a secret path: long, with letters and digits mixed. */
const TOKEN = /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{20,}/;
/** Seven digits together or after a plus, or ten digits in groups: the number of a phone, a card or a person. */
const NUMBER = /(?<!\d)(?:\+\(?\d(?:[ ().-]{0,2}\d){6,}|[(]?\d(?:[ ().-]{0,2}\d){9,}|\d{7,})/;
/** Two letters at least: one letter alone is not a name. */
const WORD = /\p{L}[\p{L}\p{M}]+/gu;

/** Everything that is searched for, in one pattern, so that no part of a text is taken for two things. */
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

/** The form of an event name, and of many values that programs use. */
const IDENTIFIER = /^[a-z]+(?:(?:_|::)[a-z]+)+$/;
/** A whole value that is a phone number. A shorter number is an office extension. */
const PHONE_VALUE = /^[+\s().-]*(?:\d[\s().-]*){7,}$/;
/** A shorter part of a name is a common word in many languages. */
const SHORTEST_NAME = 3;

/** Which words and digits of a text are replaced, besides what is recognised by its form. */
interface Scope {
  readonly word: (word: string) => boolean;
  readonly digits: boolean;
}

const ALL_WORDS: Scope = { word: () => true, digits: false };
const ALL_WORDS_AND_DIGITS: Scope = { word: () => true, digits: true };
const ONLY_FORMS: Scope = { word: () => false, digits: false };

/** Replaces personal data in texts. It is recognised by the key of a value, by its form, or because it is a learned name. */
export class Scrubber {
  readonly replaced: ReplacedCounts = { words: 0, numbers: 0, emails: 0, urls: 0, ipAddresses: 0, tokens: 0 };
  readonly #replacements: Replacements;
  /** In lower case. */
  readonly #names = new Set<string>();
  readonly #learnedNames: Scope = { word: (word) => this.#names.has(foldedCase(word)), digits: false };

  constructor(replacements: Replacements) {
    this.#replacements = replacements;
  }

  /** Remembers the words of a name, so that they are replaced in other texts too. */
  learnName(name: string): void {
    for (const [word] of name.matchAll(WORD)) if (word.length >= SHORTEST_NAME) this.#names.add(foldedCase(word));
  }

  /** Scrubs a string whose key says the kind. */
  value(kind: PersonalKind | undefined, text: string): string {
    switch (kind) {
      case undefined:
        return this.text(text);
      case "phone":
        return PHONE_VALUE.test(text) ? this.#phone(text) : this.#replaceIn(text, ALL_WORDS);
      case "url":
        return text === "" ? text : this.#url(text);
      case "token":
        return text === "" ? text : this.#token(text);
      case "name":
      case "text":
        return this.#replaceIn(text, ALL_WORDS);
      case "custom":
        return this.#replaceIn(text, ALL_WORDS_AND_DIGITS);
    }
  }

  /** Scrubs a text of unknown kind. */
  text(text: string): string {
    return this.#replaceIn(text, isIdentifier(text) ? ONLY_FORMS : this.#learnedNames);
  }

  /** Scrubs the key of an object. A key that is a phone number or an e-mail address is data, not the name of a field. */
  key(key: string): string {
    if (PHONE_VALUE.test(key)) return this.#phone(key);
    return key.includes("@") ? this.#replaceIn(key, ONLY_FORMS) : key;
  }

  /** Scrubs a JSON number, as written, whose key says the kind. */
  number(kind: PersonalKind | undefined, written: string): string {
    if (kind === "custom") return written.replaceAll(/\d{4,}/g, (digits) => this.#digits(digits));
    return kind === "phone" && /^\d{7,15}$/.test(written) ? this.#phone(written) : written;
  }

  ipAddress(address: string): string {
    const replacement = this.#replacements.ipAddress(address);
    return replacement === address ? address : this.#counted("ipAddresses", replacement);
  }

  #replaceIn(text: string, scope: Scope): string {
    return text.replaceAll(FINDINGS, (found, ...rest: unknown[]) => {
      const groups = rest.at(-1) as Readonly<Partial<Record<Finding, string>>>;
      const kind = FOUND.find((name) => groups[name] !== undefined) ?? "word";
      return this.#replacement(kind, found, scope);
    });
  }

  #replacement(kind: Finding, found: string, scope: Scope): string {
    switch (kind) {
      case "url":
        return this.#url(found);
      case "email":
        return this.#counted("emails", this.#replacements.email(found));
      case "address":
        return this.ipAddress(found);
      case "token":
        return this.#token(found);
      case "number":
        return this.#phone(found);
      case "word":
        return scope.word(found) ? this.#counted("words", this.#replacements.word(found)) : found;
      case "time":
      case "digits":
        return scope.digits ? found.replaceAll(/\d+/g, (digits) => this.#digits(digits)) : found;
      case "uuid":
      case "version":
        return found;
    }
  }

  #phone(text: string): string {
    return this.#counted("numbers", this.#replacements.phone(text));
  }

  #digits(text: string): string {
    return this.#counted("numbers", this.#replacements.digits(text));
  }

  #url(text: string): string {
    return this.#counted("urls", this.#replacements.url(text));
  }

  #token(text: string): string {
    return this.#counted("tokens", this.#replacements.token(text));
  }

  #counted(kind: keyof ReplacedCounts, replacement: string): string {
    this.replaced[kind] += 1;
    return replacement;
  }
}

/** Whether a text is a value that programs use. It stays, even if a word in it is also a name. */
function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text) || isDocumentedValue(text);
}
