/** A JSON type; a number without a fraction is an `integer`. */
export type JsonKind = "string" | "integer" | "number" | "boolean" | "object" | "array" | "null";

export const JSON_KINDS = [
  "string",
  "integer",
  "number",
  "boolean",
  "object",
  "array",
  "null",
] as const satisfies readonly JsonKind[];

/** The form of a text. */
export type TextForm = "uuid" | "utc_time" | "zoned_time" | "date" | "url" | "email" | "phone" | "digits" | "text";

export const TEXT_FORMS = [
  "uuid",
  "utc_time",
  "zoned_time",
  "date",
  "url",
  "email",
  "phone",
  "digits",
  "text",
] as const satisfies readonly TextForm[];

export function kindOf(value: unknown): JsonKind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  switch (typeof value) {
    case "string":
      return "string";
    case "boolean":
      return "boolean";
    case "number":
      return Number.isInteger(value) ? "integer" : "number";
    default:
      return "object";
  }
}

/** No form is longer, so a long text is not searched. */
const LONGEST_FORM = 2048;

export function formOf(text: string): TextForm {
  if (text.length > LONGEST_FORM) return "text";
  const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/.exec(text);
  if (time !== null) return time[1] === "Z" ? "utc_time" : "zoned_time";
  if (/^\d+$/.test(text)) return "digits";
  if (/^\+[0-9]{3,15}$/.test(text)) return "phone";
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return "uuid";
  if (/^https?:\/\/\S+$/.test(text)) return "url";
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return "date";
  return /^[^\s@]{1,64}@[^\s@]{1,255}\.[^\s@.]+$/.test(text) ? "email" : "text";
}

const LONGEST_SHAPE = 60;

/** A value with every letter and digit replaced, to show in public: `+000000000000`, `Xxxxx xxx`, `https://xxxx.xx/x`. */
export function shapeOf(value: unknown): string {
  switch (typeof value) {
    case "string":
      return `"${textShape(value)}"`;
    case "number":
      return String(value).replaceAll(/\d/g, "0");
    case "boolean":
      return String(value);
    default:
      if (value === null) return "null";
      return Array.isArray(value) ? `array of ${value.length}` : "object";
  }
}

function textShape(text: string): string {
  const start = Array.from(text.slice(0, LONGEST_SHAPE * 2)).slice(0, LONGEST_SHAPE);
  const [scheme = ""] = /^https?:\/\//.exec(text) ?? [];
  const shape = start.slice(scheme.length).map(characterShape).join("");
  return `${scheme}${shape}${start.join("").length < text.length ? "…" : ""}`;
}

function characterShape(character: string): string {
  if (/^\p{Nd}$/u.test(character)) return "0";
  if (/^\p{Lu}$/u.test(character)) return "X";
  return /^[ -~]$/.test(character) && !/^[a-z]$/.test(character) ? character : "x";
}

/** A key as it is shown: a key that looks like data (a number, a name, an address) is `*`. */
export function shownKey(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_-]{0,40}$/.test(key) && !/\d{4}|[0-9a-f]{8}-/i.test(key) ? key : "*";
}

/** The keys whose values are a small set of words by their meaning. */
const CATEGORY = /(?:^\.?|_)(?:type|action|state|status|reason|direction|priority|kind)$/;

export function isCategory(key: string): boolean {
  return CATEGORY.test(key);
}

/** A value of a set, to compare and to show: a plain word or a small number as it is, any other by its shape. */
export function memberOf(value: unknown): string | number | undefined {
  if (typeof value === "number") return Number.isInteger(value) && value >= 0 && value < 100 ? value : shapeOf(value);
  if (typeof value !== "string") return undefined;
  return /^[a-z][a-z0-9]{0,23}(?:_[a-z0-9]{1,23}){0,3}$/.test(value) && !/\d{4}/.test(value) ? value : shapeOf(value);
}
