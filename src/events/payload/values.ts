import { printableStart } from "./printable.ts";

const SHOWN_CHARACTERS = 60;

/** A JSON object whose values are not checked yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a JSON value is an object: neither null nor an array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The JSON type of a value for a message: `string`, `array`, `null`, or `nothing` for `undefined`. */
export function jsonType(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value;
}

/** A JSON type with its article: `a string`, `an object`, but `null`. */
export function withArticle(type: string): string {
  if (type === "null" || type === "nothing") return type;
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

/** A value with its type, short and safe to print: `number 7`, `string "abc"`, `array of 3`. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case "string":
      return `string "${printableStart(value, SHOWN_CHARACTERS)}"`;
    case "number":
    case "boolean":
      return `${typeof value} ${String(value)}`;
    default:
      return Array.isArray(value) ? `array of ${value.length}` : jsonType(value);
  }
}
