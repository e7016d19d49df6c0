import {
  type JsonContainer,
  EMAIL,
  IP_ADDRESS,
  type PersonalKind,
  kindOfValue,
} from "../../../captures/scrub/personal-data.ts";

/** A phone number in a text: with its plus, also as a URL writes it, or bare; not a part of a longer word, a UUID or a time. */
const PHONE = /(?:\+|%2[Bb])\d{7,15}(?!\d)|(?<![\w-]|\d[.:])\d{7,15}(?![\w:-])/g;

/** What lies deeper in a payload is hidden whole. */
const DEEPEST = 200;
const HIDDEN = "•••";

/** Text with phone numbers, e-mail and IP addresses hidden; the start and end of a number stay, to tell two apart. */
export function maskText(text: string): string {
  const withoutEmail = text.includes("@") ? text.replaceAll(EMAIL, "•••@•••") : text;
  return withoutEmail.replaceAll(IP_ADDRESS, "•.•.•.•").replaceAll(PHONE, maskNumber);
}

/** A text as the screen shows it, with `maskText` or without. */
export function shownText(text: string, masked: boolean): string {
  return masked ? maskText(text) : text;
}

/** A string, number or other word of JSON, as `maskPayload` has it; what is not hidden keeps its spelling. */
export function maskToken(kind: PersonalKind | undefined, token: string): string {
  const value = valueOf(token);
  const shown = hidden(value, kind, 0);
  return shown === value ? token : JSON.stringify(shown);
}

/** A payload with its personal data hidden; depth and size are those of a body that was parsed. */
export function maskPayload(value: unknown): unknown {
  return hidden(value, undefined, 0);
}

function hidden(value: unknown, kind: PersonalKind | undefined, depth: number): unknown {
  if (typeof value === "string") return maskString(kind, value);
  if (typeof value === "number") return maskDigits(kind, value);
  if (typeof value !== "object" || value === null) return value;
  if (depth > DEEPEST) return HIDDEN;
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

/** Of numbers, those of phones are hidden, and those that customers define themselves. A short one is an extension. */
function maskDigits(kind: PersonalKind | undefined, number: number): string | number {
  if (kind === "custom") return HIDDEN;
  const written = String(number);
  return kind === "phone" && /^\d{7,15}$/.test(written) ? maskNumber(written) : number;
}

/** What stands at a key, which is given as the JSON has it, between its quotes. */
export function kindAtKey(container: JsonContainer, writtenKey: string): PersonalKind | undefined {
  return kindOfValue(container, String(valueOf(`"${writtenKey}"`)));
}

/** What a token says; one that is no JSON says what it shows. */
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
