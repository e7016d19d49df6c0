import { createHmac } from "node:crypto";

/** Letters that make a word that can be said, three pairs of them: 343,000 words. */
const CONSONANTS = "bdfgklmnprstvz";
const VOWELS = "aeiou";

/** A country code that no country has (E.164 keeps it back), so that no stand-in is anybody's number. */
const NOBODYS_COUNTRY = "999";

/** What of a pre-signed URL is no secret: when it was signed, and how long it lives. */
const KEPT_PARAMETER = /^X-Amz-(?:Date|Expires)=[\dTZ]{1,20}$/;

/** A word in small letters, the four letters that Turkish makes of i as one: `YILMAZ` is `Yılmaz`. */
export function foldedCase(word: string): string {
  return word.normalize("NFC").toLowerCase().replaceAll("\u0307", "").replaceAll("ı", "i");
}

/**
 * What stands for personal data. The same original has the same stand-in as long as the key is the same; without the key nobody can
 * tell one from the other. Each keeps the form of what it stands for.
 */
export class Replacements {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  /** A phone number with as many digits, and the signs between them. Written with or without its country code, its end is the same. */
  phone(original: string): string {
    const digits = original.replaceAll(/\D/g, "");
    const tail = this.#digits("phone", digits.slice(-10), 20);
    const standIn = NOBODYS_COUNTRY + tail.slice(tail.length - Math.max(digits.length - NOBODYS_COUNTRY.length, 0));
    let at = 0;
    return original.replaceAll(/\d/g, () => standIn[at++] ?? "0");
  }

  /** A number that is none of a phone: as many digits, the first one not 0. */
  digits(original: string): string {
    const [first = "", ...rest] = this.#digits("digits", original, original.length);
    return [first === "0" ? "1" : first, ...rest].join("");
  }

  /** A word that can be said, in capitals where the original is; letter case does not make it another. */
  word(original: string): string {
    const bytes = this.#bytes("word", foldedCase(original));
    const letters = [0, 2, 4].map((at) => oneOf(CONSONANTS, bytes[at]) + oneOf(VOWELS, bytes[at + 1])).join("");
    if (original.length > 1 && original === original.toUpperCase()) return letters.toUpperCase();
    const [first = ""] = original;
    return first === first.toLowerCase() ? letters : `${letters.slice(0, 1).toUpperCase()}${letters.slice(1)}`;
  }

  /** An address in a domain that is nobody's (RFC 2606). */
  email(original: string): string {
    return `${this.word(original.toLowerCase())}.${this.#hex("email", original.toLowerCase(), 6)}@example.com`;
  }

  /** A URL in a domain that is nobody's, with the ending of the file. */
  url(original: string): string {
    const [path = "", query = ""] = original.split(/[?#]/, 2);
    const ending = /\.(?:mp3|wav|ogg|json|html)$/i.exec(path)?.[0] ?? "";
    const kept = query.split("&").filter((parameter) => KEPT_PARAMETER.test(parameter));
    const scheme = /^https?:\/\//i.exec(original)?.[0] ?? "";
    const asked = kept.length === 0 ? "" : `?${kept.join("&")}`;
    return `${scheme}example.com/${this.#hex("url", original, 16)}${ending}${asked}`;
  }

  /** An address that is kept for examples (RFC 5737, RFC 3849); one of this machine stays, since it is everybody's. */
  ipAddress(original: string): string {
    if (/^(?:::ffff:)?127\.|^::1$|^0\.0\.0\.0$/.test(original)) return original;
    if (original.includes(":")) return `2001:db8::${this.#hex("address", original, 4)}`;
    return `192.0.2.${1 + ((this.#bytes("address", original)[0] ?? 0) % 254)}`;
  }

  /** Letters and digits where the original has such. */
  token(original: string): string {
    const hex = this.#hex("token", original, 64);
    let at = 0;
    return original.replaceAll(/[\p{L}\p{N}]/gu, () => hex[at++ % hex.length] ?? "0");
  }

  #digits(kind: string, original: string, count: number): string {
    // Each byte is one digit; that some are a little more frequent tells nothing.
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
