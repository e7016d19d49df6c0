import { type Said, inEnglish } from "../../../src/language/said.ts";

/** The same value, with the English text of everything that is said as data. */
export function inPlainEnglish(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inPlainEnglish);
  if (typeof value !== "object" || value === null || Buffer.isBuffer(value)) return value;
  if (isSaid(value)) return inEnglish(value);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inPlainEnglish(member)]));
}

function isSaid(value: object): value is Said {
  return "text" in value && "values" in value;
}
