import {
  type JsonContainer,
  EMAIL,
  IP_ADDRESS,
  type PersonalKind,
  kindOfValue,
} from "../../../captures/scrub/personal-data.ts";

/** A phone number in a text: with a plus, with `%2B` as in URLs, or bare. Not a part of a longer word, a UUID or a time. */
const PHONE = /(?:\+|%2[Bb])\d{7,15}(?!\d)|(?<![\w-]|\d[.:])\d{7,15}(?![\w:-])/g;

/** Deeper values of a payload are hidden as a whole. */
const MAX_DEPTH = 200;
const HIDDEN = "•••";

/** A text with phone numbers, e-mail and IP addresses hidden. The start and the end of a number stay, to recognise it. */
export function maskText(text: string): string {
  const withoutEmail = text.includes("@") ? text.replaceAll(EMAIL, "•••@•••") : text;
  return withoutEmail.replaceAll(IP_ADDRESS, "•.•.•.•").replaceAll(PHONE, maskNumber);
}

/** A text as the screen shows it, masked or not. */
export function shownText(text: string, masked: boolean): string {
  return masked ? maskText(text) : text;
}

/** A JSON token, masked like the values of `maskPayload`. A token that is not hidden keeps its spelling. */
export function maskToken(kind: PersonalKind | undefined, token: string): string {
  const value = valueOf(token);
  const shown = hidden(value, kind, 0);
  return shown === value ? token : JSON.stringify(shown);
}

/** A parsed payload with its personal data hidden. */
export function maskPayload(value: unknown): unknown {
  return hidden(value, undefined, 0);
}

function hidden(value: unknown, kind: PersonalKind | undefined, depth: number): unknown {
  if (typeof value === "string") return maskString(kind, value);
  if (typeof value === "number") return maskDigits(kind, value);
  if (typeof value !== "object" || value === null) return value;
  if (depth > MAX_DEPTH) return HIDDEN;
  if (Array.isArray(value)) return value.map((item) => hidden(item, kind, depth + 1));
  const container: JsonContainer = { isObject: true, kind };
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [maskText(key), hidden(item, kindOfValue(container, key), depth + 1)]),
  );
}

function maskString(kind: PersonalKind | undefined, text: string): string {
  if (text === "" || kind === undefined) return maskText(text);
  const shown = maskText(text);
  return shown === text ? HIDDEN : shown;
}

/** Hides phone numbers and the values of custom fields. A short phone number is an extension and stays. */
function maskDigits(kind: PersonalKind | undefined, number: number): string | number {
  if (kind === "custom") return HIDDEN;
  const written = String(number);
  return kind === "phone" && /^\d{7,15}$/.test(written) ? maskNumber(written) : number;
}

/** The kind of personal data at a key. `writtenKey` is the JSON text between the quotes, with its escapes. */
export function kindAtKey(container: JsonContainer, writtenKey: string): PersonalKind | undefined {
  return kindOfValue(container, String(valueOf(`"${writtenKey}"`)));
}

/** The value of a JSON token. A token that is not JSON is its own value. */
function valueOf(token: string): unknown {
  try {
    return JSON.parse(token);
  } catch {
    return token;
  }
}

function maskNumber(number: string): string {
  return `${number.slice(0, 3)}${"•".repeat(number.length - 5)}${number.slice(-2)}`;
}
