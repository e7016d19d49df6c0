import { createHmac } from "node:crypto";
import type { FindingKind } from "./findings.ts";
import { foldedWord } from "./normalize.ts";

/** A stand-in word is an X, a vowel and three pairs of these: 13 million words that can be pronounced. No Turkish word has an x. */
const CONSONANTS = "bdfgklmnprstvz";
const VOWELS = "aeiou";
const STAND_IN_WORD = new RegExp(`^x(?:[${VOWELS}](?:[${CONSONANTS}][${VOWELS}]){3})?$`, "i");

/** E.164 reserves this country code and no country has it, so no replacement is a real number. */
const UNUSED_COUNTRY_CODE = "999";
/** A number with at least so many digits may be a phone, a card or a person. Its replacement begins with the unused code. */
const LONG_NUMBER = 7;

/** The parameters of a pre-signed URL that are not secret: when it was signed and how long it is valid. */
const KEPT_PARAMETER = /^X-Amz-(?:Date|Expires)=[\dTZ]{1,20}$/;

/** Nobody who was born in this year is alive. */
const STAND_IN_YEAR = "1900";

/** The number of stand-ins that are remembered, so that they need not be computed again. */
const MOST_REMEMBERED = 10_000;

/**
 * Replacements for personal data. With the same key, the same original always has the same replacement. Without the key
 * nobody can compute an original's replacement. Each replacement keeps the format of its original, and `isStandIn` knows it.
 */
export class Replacements {
  readonly #key: string;
  readonly #remembered = new Map<string, Buffer>();

  constructor(key: string) {
    this.#key = key;
  }

  /**
   * A number with the same number of digits and the same signs between them. The last digits of a phone number do not
   * depend on whether the original has its country code: `national` is the number without it.
   */
  phone(original: string, national?: string): string {
    const digits = original.replaceAll(/\D/g, "");
    if (digits.length < LONG_NUMBER) return original.replaceAll(/\d+/g, (part) => this.digits(part));
    const tail = this.#digits("phone", national ?? digits.slice(-10), 20);
    const after = Math.max(digits.length - UNUSED_COUNTRY_CODE.length, 0);
    const longer = after > tail.length ? this.#digits("phone more", digits, after - tail.length) : "";
    const replacement = UNUSED_COUNTRY_CODE + longer + tail.slice(Math.max(tail.length - after, 0));
    let at = 0;
    return original.replaceAll(/\d/g, () => replacement[at++] ?? "0");
  }

  /** A number that is not a phone number: the same number of digits, the first one not 0. */
  digits(original: string): string {
    if (/^0+$/.test(original) && original.length === 1) return original;
    const [first = "", ...rest] = this.#digits("digits", original, original.length);
    const replacement = [first === "0" ? "1" : first, ...rest].join("");
    // A short number can have itself by chance.
    if (replacement !== original) return replacement;
    return replacement.slice(0, -1) + String((Number(replacement.at(-1)) % 9) + 1);
  }

  /** A Turkish identity number with the right check digits, of nobody. */
  identityNumber(original: string): string {
    const first = UNUSED_COUNTRY_CODE + this.#digits("identity", original, 6);
    return first + identityCheckDigits(first);
  }

  /** An IBAN of the same country and length with the right check digits, of no bank. */
  iban(original: string): string {
    const compact = original.replaceAll(/[ -]/g, "").toUpperCase();
    const account = UNUSED_COUNTRY_CODE + this.#digits("iban", compact, compact.length - 7);
    const country = compact.slice(0, 2);
    const replacement = `${country}${String(98 - ibanRest(`${account}${country}00`)).padStart(2, "0")}${account}`;
    let at = 0;
    return original.replaceAll(/[^ -]/g, () => replacement[at++] ?? "0");
  }

  /** The plate of a car in a province that there is not, with a letter that plates do not have. */
  plate(original: string): string {
    const bytes = this.#bytes("plate", original);
    let at = 0;
    return original
      .replace(/^\d\d/, "99")
      .replace(/[A-Z]+/, (letters) => `X${letters.slice(1).replaceAll(/./g, () => oneOf(UPPER_CASE, bytes[at++]))}`)
      .replace(/\d+$/, (digits) => this.digits(digits));
  }

  /** A word that can be pronounced, with the letter case of the original. The same word in another case has the same replacement. */
  word(original: string): string {
    const folded = foldedWord(original);
    const isUpper = original.length > 1 && original === original.toUpperCase() && original !== original.toLowerCase();
    const [first = ""] = original;
    const isCapital = first !== first.toLowerCase();
    if (/^.$/su.test(original)) return isCapital ? "X" : "x";
    const bytes = this.#bytes("word", folded);
    const pairs = [1, 3, 5].map((at) => oneOf(CONSONANTS, bytes[at]) + oneOf(VOWELS, bytes[at + 1])).join("");
    const letters = `x${oneOf(VOWELS, bytes[0])}${pairs}`;
    if (isUpper) return letters.toUpperCase();
    return isCapital ? `X${letters.slice(1)}` : letters;
  }

  /** An address in a domain that is reserved for examples (RFC 2606). */
  email(original: string): string {
    return `${this.word(original.toLowerCase())}.${this.#hex("email", foldedWord(original), 6)}@example.com`;
  }

  /** A URL in a domain that is reserved for examples, with the file extension of the original. */
  url(original: string): string {
    const [path = "", query = ""] = original.split(/[?#]/, 2);
    const extension = /\.(?:mp3|wav|ogg|json|html)$/i.exec(path)?.[0] ?? "";
    const kept = query.split("&").filter((parameter) => KEPT_PARAMETER.test(parameter));
    const scheme = /^https?:\/\//i.exec(original)?.[0] ?? "";
    const search = kept.length === 0 ? "" : `?${kept.join("&")}`;
    return `${scheme}example.com/${this.#hex("url", original, 16)}${extension}${search}`;
  }

  /** An address that is reserved for examples (RFC 5737, RFC 3849). A loopback address stays: it says nothing about anybody. */
  ipAddress(original: string): string {
    if (isLoopback(original)) return original;
    if (original.includes(":")) return `2001:db8::${this.#hex("address", original, 4)}`;
    return `192.0.2.${1 + ((this.#bytes("address", original)[0] ?? 0) % 254)}`;
  }

  /** A date in 1900 as the original is written, with a valid time if the original has one. What is not a date stays invalid. */
  time(original: string): string {
    const [date = "", clock = ""] = original.split(/(?=[T ])/, 2);
    return this.#date(date) + (clock === "" ? "" : clock.slice(0, 1) + this.clock(clock.slice(1)));
  }

  /** A time of day as the original is written. */
  clock(original: string): string {
    const bytes = this.#bytes("clock", original);
    const limits = [24, 60, 60];
    let at = 0;
    return original.replaceAll(/(?<![+\d-]|[+-]\d\d:)\d+/g, (digits) => {
      const value = (bytes[at] ?? 0) % (limits[at] ?? 10);
      at += 1;
      if (at > limits.length) return this.digits(digits);
      return String(digits.length === 1 ? value % 10 : value).padStart(digits.length, "0");
    });
  }

  /** A UUID of the same version. */
  uuid(original: string): string {
    const hex = this.#hex("uuid", original.toLowerCase(), 32);
    let at = 0;
    return original.replaceAll(/[^-]/g, (digit) => {
      at += 1;
      return at === 13 ? digit : at === 17 ? "8" : (hex[(at - 1) % hex.length] ?? "0");
    });
  }

  /** An id as `listen` gives them. */
  recordId(original: string): string {
    return this.uuid(`00000000-0000-4000-8000-${original}`).slice(0, 24) + this.#hex("record", original, 12);
  }

  /** An x, and a letter or digit for each other letter and digit of the original. */
  token(original: string): string {
    const hex = this.#hex("token", original, 64);
    let at = 0;
    return original.replaceAll(/[\p{L}\p{N}]/gu, () => (at++ === 0 ? "x" : (hex[at % hex.length] ?? "0")));
  }

  #date(original: string): string {
    const parts = original.split(/[-/.]/);
    const yearFirst = (parts[0] ?? "").length === 4;
    const [year = "", month = "", day = ""] = yearFirst ? parts : parts.toReversed();
    if (!isDay(Number(year), Number(month), Number(day))) return original.replaceAll(/\d/g, "9");
    const bytes = this.#bytes("date", `${Number(year)}-${Number(month)}-${Number(day)}`);
    const replaced = [
      STAND_IN_YEAR.slice(STAND_IN_YEAR.length - year.length),
      String(1 + ((bytes[0] ?? 0) % 12)).padStart(2, "0"),
      String(1 + ((bytes[1] ?? 0) % 28)).padStart(2, "0"),
    ];
    const separator = /[-/.]/.exec(original)?.[0] ?? "-";
    return (yearFirst ? replaced : replaced.toReversed()).join(separator);
  }

  #digits(kind: string, original: string, count: number): string {
    // Each byte gives one digit. Some digits are slightly more frequent, which reveals nothing.
    const rounds = Array.from({ length: Math.ceil(count / 32) }, (_, round) => [
      ...this.#bytes(`${kind} ${round}`, original),
    ]);
    return rounds
      .flat()
      .slice(0, count)
      .map((byte) => byte % 10)
      .join("");
  }

  #hex(kind: string, original: string, length: number): string {
    return this.#bytes(kind, original).toString("hex").slice(0, length);
  }

  #bytes(kind: string, original: string): Buffer {
    const text = `${kind}\0${original}`;
    const known = this.#remembered.get(text);
    if (known !== undefined) return known;
    const bytes = createHmac("sha256", this.#key).update(text).digest();
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    if (text.length < 200) this.#remembered.set(text, bytes);
    return bytes;
  }
}

/** Whether a part of a text is a replacement, and not the data of a person. */
export function isStandIn(kind: FindingKind, text: string): boolean {
  switch (kind) {
    case "url":
      return /^(?:https?:\/\/)?example\.com\//i.test(text) || /^https?:\/\/(?:localhost|127\.0\.0\.1)\b/.test(text);
    case "email":
      return /@example\.com$/i.test(text);
    case "uuid":
    case "clock":
    case "digits":
      return true;
    case "time":
      return /1900|9999/.test(text) || /[-/.]00$|^99|99[-/.]/.test(text);
    case "address":
      return text.startsWith("192.0.2.") || /^2001:db8:/i.test(text) || isLoopback(text);
    case "iban":
      return text.replaceAll(/[ -]/g, "").slice(4).startsWith(UNUSED_COUNTRY_CODE) || /^x/i.test(text);
    case "plate":
      return text.startsWith("99");
    case "token":
      return /^[+=_-]*x/i.test(text);
    case "number":
      return text.replaceAll(/\D/g, "").startsWith(UNUSED_COUNTRY_CODE);
    case "word":
      return STAND_IN_WORD.test(text);
  }
}

/** Whether eleven digits are a Turkish identity number: the last two are check digits. */
export function isIdentityNumber(digits: string): boolean {
  return /^[1-9]\d{10}$/.test(digits) && digits.endsWith(identityCheckDigits(digits.slice(0, 9)));
}

export function isIban(text: string): boolean {
  const compact = text.replaceAll(/[ -]/g, "").toUpperCase();
  return /^[A-Z]{2}\d{2}[\dA-Z]{11,30}$/.test(compact) && ibanRest(compact.slice(4) + compact.slice(0, 4)) === 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function identityCheckDigits(first: string): string {
  const digits = Array.from(first, Number);
  const odd = sum(digits.filter((_, at) => at % 2 === 0));
  const even = sum(digits.filter((_, at) => at % 2 === 1));
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return `${tenth}${(sum(digits) + tenth) % 10}`;
}

/** The rest by 97 of the digits, a letter being two of them (ISO 7064). */
function ibanRest(text: string): number {
  let rest = 0;
  for (const character of text) rest = Number(`${rest}${Number.parseInt(character, 36)}`) % 97;
  return rest;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return month >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function isLoopback(address: string): boolean {
  return /^(?:::ffff:)?127\.|^::1$|^0\.0\.0\.0$/.test(address);
}

const UPPER_CASE = "ABCDEFGHKLMNPRSTVYZ";

function oneOf(letters: string, byte = 0): string {
  return letters[byte % letters.length] ?? "";
}
