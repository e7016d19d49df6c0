/** What a terminal sends: keys, or a whole pasted text. */
export type InputPart =
  | { readonly kind: "keys"; readonly text: string }
  | { readonly kind: "pasted"; readonly text: string };

/** A terminal puts these around a pasted text (bracketed paste). */
const BEGIN = "\u001b[200~";
const END = "\u001b[201~";

/** A longer text is cut. Characters. */
const MAX_LENGTH = 100_000;

/** Splits the input of a terminal into keys and pasted texts, wherever the chunks of the input end. */
export class PasteSplitter {
  /** The pasted text so far; `undefined` outside of one. */
  #pasted: string | undefined;
  /** The end of the last chunk that may be the start of a mark. */
  #rest = "";
  #afterEscape = false;

  push(chunk: string): InputPart[] {
    const parts: InputPart[] = [];
    let text = this.#rest + chunk;
    // A lone Escape was passed on as a key, because it can be one.
    if (this.#afterEscape && BEGIN.startsWith(`\u001b${text.slice(0, BEGIN.length - 1)}`)) text = `\u001b${text}`;
    this.#afterEscape = false;
    this.#rest = "";
    while (text !== "") {
      const mark = this.#pasted === undefined ? BEGIN : END;
      const at = text.indexOf(mark);
      const kept = at === -1 ? lengthOfStart(text, mark) : 0;
      const before = at === -1 ? text.slice(0, text.length - kept) : text.slice(0, at);
      if (this.#pasted !== undefined) this.#pasted = (this.#pasted + before).slice(0, MAX_LENGTH);
      else if (before !== "") parts.push({ kind: "keys", text: before });
      if (at === -1) {
        this.#keep(text.slice(text.length - kept), parts);
        return parts;
      }
      if (this.#pasted !== undefined) parts.push({ kind: "pasted", text: this.#pasted });
      this.#pasted = this.#pasted === undefined ? "" : undefined;
      text = text.slice(at + mark.length);
    }
    return parts;
  }

  #keep(rest: string, parts: InputPart[]): void {
    if (this.#pasted === undefined && rest === "\u001b") {
      this.#afterEscape = true;
      parts.push({ kind: "keys", text: rest });
    } else this.#rest = rest;
  }
}

/** How many characters at the end of a text are the start of a mark. */
function lengthOfStart(text: string, mark: string): number {
  for (let length = Math.min(mark.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(mark.slice(0, length))) return length;
  }
  return 0;
}
