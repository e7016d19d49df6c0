import { createHmac } from "node:crypto";

/** A replacement word is three pairs of these: 343,000 words that can be pronounced. */
const CONSONANTS = "bdfgklmnprstvz";
const VOWELS = "aeiou";

/** E.164 reserves this country code and no country has it, so no replacement is a real number. */
const UNUSED_COUNTRY_CODE = "999";

/** The parameters of a pre-signed URL that are not secret: when it was signed and how long it is valid. */
const KEPT_PARAMETER = /^X-Amz-(?:Date|Expires)=[\dTZ]{1,20}$/;

/** A word in lower case, with the four Turkish forms of i as one: `YILMAZ` equals `Yılmaz`. */
export function foldedCase(word: string): string {
  return word.normalize("NFC").toLowerCase().replaceAll("\u0307", "").replaceAll("ı", "i");
}

/**
 * Replacements for personal data. With the same key, the same original always has the same replacement. Without the key
 * nobody can compute an original's replacement. Each replacement keeps the format of its original.
 */
export class Replacements {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  /** A phone number with the same number of digits and the same signs between them. Its last digits do not depend on whether the original has its country code. */
  phone(original: string): string {
    const digits = original.replaceAll(/\D/g, "");
    const tail = this.#digits("phone", digits.slice(-10), 20);
    const replacement =
      UNUSED_COUNTRY_CODE + tail.slice(tail.length - Math.max(digits.length - UNUSED_COUNTRY_CODE.length, 0));
    let at = 0;
    return original.replaceAll(/\d/g, () => replacement[at++] ?? "0");
  }

  /** A number that is not a phone number: the same number of digits, the first one not 0. */
  digits(original: string): string {
    const [first = "", ...rest] = this.#digits("digits", original, original.length);
    return [first === "0" ? "1" : first, ...rest].join("");
  }

  /** A word that can be pronounced, with the letter case of the original. The same word in another case has the same replacement. */
  word(original: string): string {
    const bytes = this.#bytes("word", foldedCase(original));
    const letters = [0, 2, 4].map((at) => oneOf(CONSONANTS, bytes[at]) + oneOf(VOWELS, bytes[at + 1])).join("");
    if (original.length > 1 && original === original.toUpperCase()) return letters.toUpperCase();
    const [first = ""] = original;
    return first === first.toLowerCase() ? letters : `${letters.slice(0, 1).toUpperCase()}${letters.slice(1)}`;
  }

  /** An address in a domain that is reserved for examples (RFC 2606). */
  email(original: string): string {
    return `${this.word(original.toLowerCase())}.${this.#hex("email", original.toLowerCase(), 6)}@example.com`;
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
    if (/^(?:::ffff:)?127\.|^::1$|^0\.0\.0\.0$/.test(original)) return original;
    if (original.includes(":")) return `2001:db8::${this.#hex("address", original, 4)}`;
    return `192.0.2.${1 + ((this.#bytes("address", original)[0] ?? 0) % 254)}`;
  }

  /** A letter or digit for each letter and digit of the original. */
  token(original: string): string {
    const hex = this.#hex("token", original, 64);
    let at = 0;
    return original.replaceAll(/[\p{L}\p{N}]/gu, () => hex[at++ % hex.length] ?? "0");
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
    return createHmac("sha256", this.#key).update(`${kind}\0${original}`).digest();
  }
}

function oneOf(letters: string, byte = 0): string {
  return letters[byte % letters.length] ?? "";
}
