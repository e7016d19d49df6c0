import { type FindingKind, replaceFindings } from "./findings.ts";
import { isRandomUuid } from "./harmless-values.ts";
import { isHarmlessName } from "./harmless-words.ts";
import { normalized } from "./normalize.ts";
import type { PersonalKind } from "./personal-data.ts";
import type { PhoneNumbers } from "./phone-numbers.ts";
import { type Replacements, isIban, isIdentityNumber } from "./replacements.ts";
import type { NamedPattern } from "../../events/payload/path-pattern.ts";

/** The number of replacements, by kind. */
export interface ReplacedCounts {
  words: number;
  numbers: number;
  emails: number;
  urls: number;
  ipAddresses: number;
  tokens: number;
  dates: number;
  /** Keys of objects that are not documented. */
  keys: number;
}

/** One replacement: the kind of the original, and whether its key says that it is a name. */
export interface Replaced {
  readonly kind: FindingKind;
  readonly original: string;
  readonly isName: boolean;
}

/** Where the scrubber is in a record. Those who walk through the record keep it up to date. */
export interface ScrubPlace {
  /** `body`, `path`, `headers`, … */
  part: string;
  /** The steps to a value in a JSON body. */
  steps: readonly string[];
}

export interface ScrubberOptions {
  readonly replacements: Replacements;
  readonly phones: PhoneNumbers;
  /** Places in bodies that stay as they are. */
  readonly keep?: readonly NamedPattern[];
  readonly onReplaced?: (replaced: Replaced, place: ScrubPlace) => void;
}

/** A whole value that is a phone number. */
const NUMBER_VALUE = /^[+\s().-]*(?:\d[\s().-]{0,4}){7,18}$/;
/** The longest number that has a sign between all of its digits. */
const LONGEST_NUMBER = 100;

/** Replaces texts and numbers, whole: letters, digits, and what has a form (a URL, a date) so that the form stays. */
export class Scrubber {
  readonly replaced: ReplacedCounts = {
    words: 0,
    numbers: 0,
    emails: 0,
    urls: 0,
    ipAddresses: 0,
    tokens: 0,
    dates: 0,
    keys: 0,
  };
  readonly place: ScrubPlace = { part: "", steps: [] };
  /** The patterns of `keep` that led to a value. */
  readonly kept = new Set<NamedPattern>();
  readonly keep: readonly NamedPattern[];
  readonly #replacements: Replacements;
  readonly #phones: PhoneNumbers;
  readonly #onReplaced: ScrubberOptions["onReplaced"];

  constructor({ replacements, phones, keep = [], onReplaced }: ScrubberOptions) {
    this.#replacements = replacements;
    this.#phones = phones;
    this.keep = keep;
    this.#onReplaced = onReplaced;
  }

  /** A string whose key says the kind. One that is a harmless word as a whole stays, unless its key says that it is a name or the like. */
  value(kind: PersonalKind | undefined, text: string): string {
    if (text === "") return text;
    if (kind === undefined && isHarmlessName(text) && !/\d/.test(text)) return text;
    const plain = normalized(text);
    if (kind === "url" && !/\s/.test(plain) && plain !== "") return this.#part("url", plain, false);
    if (kind === "token" && /\D/.test(plain)) return this.#part("token", plain, false);
    if (kind === "phone" && plain.length <= LONGEST_NUMBER && NUMBER_VALUE.test(plain))
      return this.#part("number", plain, false);
    return this.#whole(plain, kind === "name");
  }

  /** A free text. */
  text(text: string): string {
    return text === "" ? text : this.#whole(normalized(text), false);
  }

  /** A key of an object that is not documented, or the name of a header. */
  key(key: string): string {
    if (isHarmlessName(key)) return key;
    this.replaced.keys += 1;
    return this.#whole(normalized(key), !/^[a-z\d_.-]+$/.test(key));
  }

  /** A JSON number, as written. It keeps its number of digits, its sign and its exponent, and stays whole if it is. */
  number(written: string): string {
    if (/^-?\d{7,15}$/.test(written)) return this.#part("number", written, false);
    const value = Number(written);
    if (Number.isSafeInteger(value)) return this.#wholeNumber(value, written);
    const [, mantissa = "", exponent = ""] = /^(.*?)(e.*)?$/is.exec(written) ?? [];
    const pieces = mantissa.split(/(?<=^-?)(0)(?=\.)|(\d{1,400})/);
    const replacement = pieces.map((piece) => (/^0?$|\D/.test(piece) ? piece : this.digits(piece))).join("") + exponent;
    if (!Number.isSafeInteger(Number(replacement))) return replacement;
    // It must not become a whole number, or one that JSON can hold exactly.
    return /^-?\d+$/.test(written) ? replacement.replace(/\d\d/, "99") : "1.5";
  }

  ipAddress(address: string): string {
    return this.#part("address", address, false);
  }

  /** The name of the host that a request was sent to. */
  host(name: string): string {
    if (name === "" || name === "example.com") return name;
    this.#report("url", name, false);
    return this.#counted("urls", "example.com");
  }

  /** The id of a record, which links a response to its request. */
  recordId(id: string): string {
    this.#report("token", id, false);
    return this.#counted("tokens", this.#replacements.recordId(id));
  }

  /** A credential: nothing of it stays. */
  credential(text: string, replacement: string): string {
    if (text === replacement) return text;
    this.#report("token", text, false);
    return this.#counted("tokens", replacement);
  }

  digits(text: string): string {
    return this.#part("digits", text, false);
  }

  #wholeNumber(value: number, written: string): string {
    // A number can be zero although it has other digits: 7e-400.
    if (value === 0) return /[1-9]/.test(written) ? "0" : written;
    const digits = String(Math.abs(value));
    const replacement = this.#replacements.digits(digits);
    // A whole number of sixteen digits is exact only if it is small.
    const exact = digits.length === 16 ? `1${replacement.slice(1)}` : replacement;
    this.#report("digits", digits, false);
    return this.#counted("numbers", `${value < 0 ? "-" : ""}${exact}`);
  }

  #whole(plain: string, isName: boolean): string {
    // A text of characters that are not seen must not become an empty one, which is another thing to a reader.
    if (plain === "") return "x";
    return replaceFindings(plain, (kind, found) => this.#part(kind, found, isName));
  }

  #part(kind: FindingKind, found: string, isName: boolean): string {
    const { replacements, counted } = this.#kind(kind, found);
    if (replacements === found) return found;
    this.#report(kind, found, isName);
    return counted === null ? replacements : this.#counted(counted, replacements);
  }

  #kind(kind: FindingKind, found: string): { replacements: string; counted: keyof ReplacedCounts | null } {
    const by = this.#replacements;
    switch (kind) {
      case "url":
        return { replacements: by.url(found), counted: "urls" };
      case "email":
        return { replacements: by.email(found), counted: "emails" };
      case "address":
        return { replacements: by.ipAddress(found), counted: "ipAddresses" };
      case "uuid":
        return { replacements: isRandomUuid(found) ? found : by.uuid(found), counted: "tokens" };
      case "time":
        return { replacements: by.time(found), counted: "dates" };
      case "clock":
        return { replacements: by.clock(found), counted: "dates" };
      case "iban":
        return { replacements: isIban(found) ? by.iban(found) : by.token(found), counted: "numbers" };
      case "plate":
        return { replacements: by.plate(found), counted: "numbers" };
      case "token":
        return { replacements: by.token(found), counted: "tokens" };
      case "number": {
        const national = this.#phones.nationalNumber(found);
        const isIdentity = national === undefined && isIdentityNumber(found);
        return {
          replacements: isIdentity ? by.identityNumber(found) : by.phone(found, national),
          counted: "numbers",
        };
      }
      case "digits":
        return { replacements: by.digits(found), counted: "numbers" };
      case "word":
        return { replacements: by.word(found), counted: "words" };
    }
  }

  #report(kind: FindingKind, original: string, isName: boolean): void {
    this.#onReplaced?.({ kind, original, isName }, this.place);
  }

  #counted(kind: keyof ReplacedCounts, replacement: string): string {
    this.replaced[kind] += 1;
    return replacement;
  }
}
