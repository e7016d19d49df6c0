import { EMAIL, IP_ADDRESS, PHONE, type PersonalKind } from "./personal-data.ts";
import { type StandIns, foldedCase } from "./stand-ins.ts";

/** What was replaced, by kind. */
export interface ReplacedCounts {
  words: number;
  numbers: number;
  emails: number;
  urls: number;
  ipAddresses: number;
  tokens: number;
}

const UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
const URL_IN_TEXT = /https?:\/\/[^\s"'<>\\]+/;
/** As the parts of a session, a signature or a secret path are: long, letters and digits mixed. A UUID says nothing of anybody. */
const TOKEN = new RegExp(`(?<![\\w-])(?!${UUID}(?![\\w-]))(?=[\\w-]*\\d)(?=[\\w-]*[A-Za-z])[\\w-]{20,}`);
/** As people write numbers, in groups. */
const GROUPED_PHONE =
  /(?<![\w.:-])(?:\+\d[\d ().-]{6,18}\d|\(?0\(?[1-9]\d{2}\)?[ .-]?\d{3}[ .-]?\d{2}[ .-]?\d{2})(?![\w:-])/;
/** One letter alone names nobody. */
const WORD = /\p{L}[\p{L}\p{M}]+/gu;

/** All that a text can tell, in one pattern: what stands for one thing must not be taken for another. */
const FINDINGS = new RegExp(
  [
    `(?<url>${URL_IN_TEXT.source})`,
    `(?<email>${EMAIL.source})`,
    `(?<address>${IP_ADDRESS.source})`,
    `(?<token>${TOKEN.source})`,
    `(?<phone>${GROUPED_PHONE.source}|${PHONE.source})`,
    `(?<word>${WORD.source})`,
    "(?<digits>\\d{4,})",
  ].join("|"),
  "gu",
);
type Findings = Readonly<Partial<Record<"url" | "email" | "address" | "token" | "phone" | "word" | "digits", string>>>;

/** A word of a program, such as `call_hangup` or `application/json`: no name, whatever anybody is called. */
const OF_A_PROGRAM = /^[a-z0-9_:./+;=-]*$/;
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
  readonly #standIns: StandIns;
  /** Without letter case. */
  readonly #names = new Set<string>();
  readonly #known: Suspicion = { word: (word) => this.#names.has(foldedCase(word)), digits: false };

  constructor(standIns: StandIns) {
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
        return PHONE_VALUE.test(text) ? this.#phone(text) : this.text(text);
      case "url":
        return text === "" ? text : this.#url(text);
      case "token":
        return text === "" ? text : this.#token(text);
      case "name":
      case "text":
        return this.#suspected(text, ALL_WORDS);
      case "anything":
        return this.#suspected(text, ALL);
    }
  }

  /** A text of which nothing is known. */
  text(text: string): string {
    return this.#suspected(text, OF_A_PROGRAM.test(text) ? NOTHING : this.#known);
  }

  /** A number of JSON, as it is written, as the value of a key. */
  number(kind: PersonalKind | undefined, written: string): string {
    if (kind === "anything") return written.replaceAll(/\d{4,}/g, (digits) => this.#digits(digits));
    return kind === "phone" && /^\d{7,15}$/.test(written) ? this.#phone(written) : written;
  }

  ipAddress(address: string): string {
    const standIn = this.#standIns.ipAddress(address);
    return standIn === address ? address : this.#counted("ipAddresses", standIn);
  }

  #suspected(text: string, suspicion: Suspicion): string {
    return text.replaceAll(FINDINGS, (found, ...rest: unknown[]) => {
      const groups = rest.at(-1) as Findings;
      if (groups.url !== undefined) return this.#url(found);
      if (groups.email !== undefined) return this.#counted("emails", this.#standIns.email(found));
      if (groups.address !== undefined) return this.ipAddress(found);
      if (groups.token !== undefined) return this.#token(found);
      if (groups.phone !== undefined) return this.#phone(found);
      if (groups.digits !== undefined) return suspicion.digits ? this.#digits(found) : found;
      return suspicion.word(found) ? this.#counted("words", this.#standIns.word(found)) : found;
    });
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
