import { isJsonObject } from "../../events/payload/values.ts";
import { replaceFindings } from "./findings.ts";
import { isHarmlessAt } from "./harmless-values.ts";
import { isHarmlessName, isHarmlessWord } from "./harmless-words.ts";
import { base64Decoded, foldedWord, isJsonText, normalized, percentDecoded } from "./normalize.ts";
import { Place, mapTokens } from "./scrub-json.ts";
import type { Replaced } from "./scrubber.ts";

/** An original that is still in the output, and where. */
export interface LeftOriginal {
  readonly kind: "number" | "name" | "email" | "url" | "token" | "address";
  /** `body`, `path`, `headers`, … */
  readonly part: string;
  readonly steps: readonly string[];
}

/** The last digits of a long number: without country code and trunk prefix. */
const TAIL = 10;
/** A shorter number can be an id that is kept. */
const SHORTEST_NUMBER = 7;
/** A shorter part of a name is a common word in many languages. */
const SHORTEST_NAME = 3;
const LONGEST_NAME = 40;
const SHORTEST_TOKEN = 8;
const MOST_LAYERS = 3;

/** The endings of Turkish grammar after a name: `Ayşe'ye`, `Ayşenin`. */
const SUFFIX =
  /^(?:[ymn]?[aeiu]|[dt][ae]n?|[nmys]?[iu]n?|n[iu]n|l[ae]r(?:[iu]n?)?|l[ae]|yl[ae]|c[ae]|s[iu]|s[iu]n[ae]|l[iu]|ki|m|n|ler[ei]|hanim|bey)$/;

/**
 * The originals that were replaced, in their normal form. A second reader of the output asks whether one of them is still
 * there, in whatever form.
 */
export class Originals {
  readonly #tails = new Set<string>();
  readonly #numbers = new Set<string>();
  readonly #names = new Set<string>();
  readonly #texts = new Map<string, LeftOriginal["kind"]>();

  add({ kind, original, isName }: Replaced): void {
    switch (kind) {
      case "number":
      case "iban":
      case "digits":
        return this.#addNumber(original.replaceAll(/\D/g, ""));
      case "word":
        if (isName) this.#addName(original);
        return;
      case "email":
      case "url":
        return void this.#texts.set(foldedText(original), kind);
      case "address":
        return void this.#texts.set(foldedText(original), "address");
      case "token":
      case "uuid":
        if (original.length >= SHORTEST_TOKEN) this.#texts.set(foldedText(original), "token");
        return;
      case "time":
      case "clock":
      case "plate":
    }
  }

  /** The first original in a line of the output; `undefined` if there is none. */
  firstIn(line: string): LeftOriginal | undefined {
    const record: unknown = JSON.parse(line);
    if (!isJsonObject(record)) return undefined;
    for (const [part, value] of Object.entries(record)) {
      if (OURS.has(part)) continue;
      const found =
        part === "body" && typeof value === "string"
          ? this.#inText(value, { part, steps: [], layers: 0 })
          : this.#inJson(JSON.stringify(value), { part, steps: [], layers: 0 });
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #inText(text: string, where: Where): LeftOriginal | undefined {
    if (where.layers < MOST_LAYERS) {
      const inner = { ...where, layers: where.layers + 1 };
      if (isJsonText(text)) return this.#inJson(text, inner);
      const decoded = percentDecoded(text) ?? base64Decoded(text);
      const found = decoded === undefined ? undefined : this.#inText(decoded, inner);
      if (found !== undefined) return found;
    }
    return this.#inPlainText(normalized(text), where);
  }

  #inJson(text: string, where: Where): LeftOriginal | undefined {
    const place = new Place([...where.steps]);
    let found: LeftOriginal | undefined;
    const isBody = where.part === "body" && where.layers <= 1;
    const isHarmless = (value: string): boolean => isBody && isHarmlessAt(place.path(), value);
    const look = (value: string): string => {
      if (found === undefined) found = this.#inText(value, { ...where, steps: place.steps });
      return value;
    };
    mapTokens(text, place, {
      key: look,
      string: (_kind, value) => (isHarmless(value) ? value : look(value)),
      number: (_kind, written) => (isHarmless(written) ? written : look(written)),
    });
    return found;
  }

  #inPlainText(text: string, { part, steps }: Where): LeftOriginal | undefined {
    let left: LeftOriginal["kind"] | undefined;
    replaceFindings(text, (kind, found) => {
      if (kind === "number" || kind === "digits" || kind === "iban") {
        if (this.#hasNumber(found.replaceAll(/\D/g, ""))) left ??= "number";
      } else if (kind === "word") {
        if (this.#hasName(found)) left ??= "name";
      } else {
        left ??= this.#texts.get(foldedText(found));
        // An e-mail address or a URL can have a name in it, and a token a number.
        if (kind === "token" || kind === "plate") {
          for (const [digits] of found.matchAll(/\d{10,40}/g)) if (this.#hasNumber(digits)) left ??= "number";
        }
      }
      return found;
    });
    return left === undefined ? undefined : { kind: left, part, steps: [...steps] };
  }

  #addNumber(digits: string): void {
    if (digits.length >= TAIL) this.#tails.add(digits.slice(-TAIL));
    else if (digits.length >= SHORTEST_NUMBER) this.#numbers.add(digits);
  }

  #hasNumber(digits: string): boolean {
    // Every replacement of a long number begins like this, and one of a date that is none.
    if (digits.startsWith("999")) return false;
    if (digits.length < TAIL) return this.#numbers.has(digits);
    for (let at = TAIL; at <= digits.length; at += 1) if (this.#tails.has(digits.slice(at - TAIL, at))) return true;
    return false;
  }

  #addName(word: string): void {
    const folded = foldedWord(word);
    if (folded.length >= SHORTEST_NAME && !isHarmlessName(word) && !isHarmlessWord(folded)) this.#names.add(folded);
  }

  #hasName(word: string): boolean {
    // The parts of the name of a field can be together what somebody is called: `valueOf`.
    if (word.length > LONGEST_NAME || isHarmlessName(word)) return false;
    const folded = foldedWord(word);
    if (this.#names.has(folded)) return true;
    for (let at = SHORTEST_NAME + 1; at < folded.length; at += 1) {
      if (this.#names.has(folded.slice(0, at)) && SUFFIX.test(folded.slice(at)) && !isHarmlessWord(folded)) return true;
    }
    return false;
  }
}

interface Where {
  readonly part: string;
  readonly steps: readonly string[];
  readonly layers: number;
}

/** Fields that this program computes from the scrubbed request. Issues quote the scrubbed body, in our words. */
const OURS: ReadonlySet<string> = new Set([
  "v",
  "kind",
  "receivedAt",
  "offsetMs",
  "sha256",
  "verdict",
  "issues",
  "by",
  "status",
  "durationMs",
]);

function foldedText(text: string): string {
  return foldedWord(text);
}
