import { EMAIL, IP_ADDRESS, personalKind } from "../../captures/personal-data.ts";

/** A phone number in a text: with its plus, or bare; not a part of a longer word, a UUID or a time. */
const PHONE = /\+\d{7,15}(?!\d)|(?<![\w-]|\d[.:])\d{7,15}(?![\w:-])/g;

/** What lies deeper in a payload is hidden whole. */
const DEEPEST = 200;

/** Text with phone numbers, e-mail and IP addresses hidden; the start and end of a number stay, to tell two apart. */
export function maskText(text: string): string {
  const withoutEmail = text.includes("@") ? text.replaceAll(EMAIL, "•••@•••") : text;
  return withoutEmail.replaceAll(IP_ADDRESS, "•.•.•.•").replaceAll(PHONE, maskNumber);
}

/** A string of a payload, hidden wholly when its key says that it is personal. */
export function maskString(key: string, text: string): string {
  if (text === "" || personalKind(key) === undefined) return maskText(text);
  const shown = maskText(text);
  return shown === text ? "•••" : shown;
}

/** A payload with its personal data hidden; depth and size are those of a body that was parsed. */
export function maskPayload(value: unknown): unknown {
  return masked(value, "", 0);
}

function masked(value: unknown, key: string, depth: number): unknown {
  if (typeof value === "string") return maskString(key, value);
  if (typeof value !== "object" || value === null) return value;
  if (depth > DEEPEST) return "•••";
  if (Array.isArray(value)) return value.map((item) => masked(item, key, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, masked(item, name, depth + 1)]));
}

function maskNumber(number: string): string {
  return `${number.slice(0, 3)}${"•".repeat(number.length - 5)}${number.slice(-2)}`;
}
