/** Characters that are not seen: zero-width and soft hyphens, directions, variation selectors. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const OTHER_DIGIT = /(?![0-9])\p{Nd}/gu;
const PLAIN = /^[\x20-\x7e]*$/;

/** A text as a person reads it: compatible characters as one, invisible ones removed, digits of every script as 0 to 9. */
export function normalized(text: string): string {
  if (PLAIN.test(text)) return text;
  // In pieces, because the order of accents takes quadratic time.
  return [...piecesOf(text, PIECE)].map(normalizedPiece).join("");
}

const PIECE = 2048;

function normalizedPiece(text: string): string {
  return text.normalize("NFKC").replaceAll(INVISIBLE, "").replaceAll(OTHER_DIGIT, asciiDigit);
}

/** A word in lower case, without accents, and with the four Turkish forms of i as one: `YILMAZ` equals `Yılmaz`, `Ayse` equals `Ayşe`. */
export function foldedWord(word: string): string {
  return word.normalize("NFKD").toLowerCase().replaceAll(/\p{M}/gu, "").replaceAll("ı", "i");
}

/** The digits of a script are next to each other, from 0 to 9. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/** A longer text is not decoded. */
const LONGEST_DECODED = 1024 * 1024;
const SHORTEST_BASE64 = 12;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$|^[A-Za-z0-9_-]+={0,2}$/;

/** A text with `%41` and the like decoded; `undefined` if there is nothing of the kind, or if it is broken. */
export function percentDecoded(text: string): string | undefined {
  if (text.length > LONGEST_DECODED || !/%[\dA-Fa-f]{2}/.test(text)) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The text in a base64 string; `undefined` if it is not base64, or not base64 of text. */
export function base64Decoded(text: string): string | undefined {
  if (text.length < SHORTEST_BASE64 || text.length > LONGEST_DECODED || !BASE64.test(text) || /^\d*$/.test(text)) {
    return undefined;
  }
  const bytes = Buffer.from(text, "base64");
  const decoded = bytes.toString("utf8");
  // A word or a number is base64 by chance, of bytes that are no text.
  const isText = !decoded.includes("\ufffd") && !/[\0-\x08\x0e-\x1f\x7f]/.test(decoded);
  return isText ? decoded : undefined;
}

/** Whether a string holds a JSON object, list or string. */
export function isJsonText(text: string): boolean {
  if (text.length > LONGEST_DECODED || !/^\s*[[{"]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** How far before the end of a piece a space is looked for. */
const LONGEST_WORD = 512;

/** A long text in pieces of at most so many characters, which end at a space where there is one. */
export function* piecesOf(text: string, size: number): Generator<string> {
  for (let at = 0; at < text.length;) {
    const end = at + size >= text.length ? text.length : endOfPiece(text, at + size);
    yield text.slice(at, end);
    at = end;
  }
}

function endOfPiece(text: string, end: number): number {
  for (let at = end; at > end - LONGEST_WORD; at -= 1) if (/\s/.test(text.charAt(at))) return at;
  // Two surrogates are one character, so the cut must not be between them.
  return /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end;
}
