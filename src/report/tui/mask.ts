/** A phone number in a text: with its plus, or bare; not a part of a longer word, a UUID or a time. */
const PHONE = /(?<![\w.:-])\+?\d{7,15}(?![\w:-])/g;
const EMAIL = /[^\s@"'<>]+@[^\s@"'<>]+\.[^\s@"'<>]+/g;
const ADDRESS = /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])/g;

/** Keys whose text says who somebody is, or where to find what was said. */
const PERSONAL_KEY = /(^|_)(name|email|mail|address|phone|mobile|note|notes|url|title|description|token)s?$/i;

/** Text with phone numbers, e-mail and IP addresses hidden; the start and end of a number stay, to tell two apart. */
export function maskText(text: string): string {
  return text.replaceAll(EMAIL, "•••@•••").replaceAll(ADDRESS, "•.•.•.•").replaceAll(PHONE, maskNumber);
}

/** A string of a payload, hidden wholly when its key says that it is personal. */
export function maskString(key: string, text: string): string {
  if (text === "" || !PERSONAL_KEY.test(key)) return maskText(text);
  const masked = maskText(text);
  return masked === text ? "•••" : masked;
}

/** A payload with its personal data hidden; depth and size are those of a body that was parsed. */
export function maskPayload(value: unknown, key = ""): unknown {
  if (typeof value === "string") return maskString(key, value);
  if (Array.isArray(value)) return value.map((item) => maskPayload(item, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, maskPayload(item, name)]));
}

function maskNumber(number: string): string {
  return `${number.slice(0, 3)}${"•".repeat(number.length - 5)}${number.slice(-2)}`;
}
