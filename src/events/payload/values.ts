import { type Said, inEnglish, said } from "../../language/said.ts";
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
export function withArticle(type: string): string | Said {
  switch (type) {
    case "string":
      return said("a string");
    case "number":
      return said("a number");
    case "integer":
      return said("an integer");
    case "boolean":
      return said("a boolean");
    case "object":
      return said("an object");
    case "array":
      return said("an array");
    case "nothing":
      return said("nothing");
    default:
      return type;
  }
}

/** A value with its type, short and safe to print: `number 7`, `string "abc"`, `array of 3`. */
export function describeValue(value: unknown): string | Said {
  switch (typeof value) {
    case "string":
      return said('string "{value}"', { value: printableStart(value, SHOWN_CHARACTERS) });
    case "number":
      return said("number {value}", { value: String(value) });
    case "boolean":
      return said("boolean {value}", { value: String(value) });
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? said("array of {count}", { count: value.length }) : said("object");
    default:
      return withArticle(jsonType(value));
  }
}

/** The same in English. */
export function valueText(value: unknown): string {
  return inEnglish(describeValue(value));
}
