import * as z from "zod/mini";
import { isJsonObject } from "../payload/values.ts";

type Check = (value: unknown) => boolean;
type Definition = z.core.$ZodTypes["_zod"]["def"];

/** A call has tens of steps. What a schema finds in a longer list would fill the memory. */
export const SHORT_LIST = 1000;

const compiled = new WeakMap<z.core.$ZodType, Check>();

/**
 * Whether a JSON value plainly fits a schema. `true` only if the schema takes it; `false` decides nothing: then the schema
 * itself says what is wrong, if anything is. It is read from the schema, so there is one truth, and it copies nothing and
 * lists no issues: real traffic is nearly always right, and this asks it in a tenth of the time.
 */
export function plainlyFits<Output>(schema: z.core.$ZodType<Output>, value: unknown): value is Output {
  return checkOf(schema)(value);
}

function checkOf(schema: z.core.$ZodType): Check {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const check = compile((schema as z.core.$ZodTypes)._zod.def);
  compiled.set(schema, check);
  return check;
}

function compile(def: Definition): Check {
  if (def.type === "string") return textCheck(def);
  if (def.checks !== undefined && def.checks.length > 0) return undecided;
  switch (def.type) {
    case "number":
      return numberCheck("format" in def ? def.format : undefined);
    case "boolean":
      return (value) => typeof value === "boolean";
    case "enum":
      return oneOf(Object.values(def.entries));
    case "literal":
      return oneOf(def.values);
    case "nullable":
      return orElse(null, checkOf(def.innerType));
    case "optional":
      return orElse(undefined, checkOf(def.innerType));
    case "tuple":
      return def.rest === null ? tupleOf(def.items.map(checkOf)) : undecided;
    case "custom":
      return "fn" in def ? (value) => def.fn(value) === true : undecided;
    case "array":
      return listOf(checkOf(def.element));
    case "record":
      return takesAnything(def) ? isPlainObject : undecided;
    case "object":
      return def.catchall === undefined ? objectOf(def.shape) : undecided;
    default:
      return undecided;
  }
}

const undecided: Check = () => false;

/** Formats that are their pattern and no more. */
const PATTERN_FORMATS: ReadonlySet<string> = new Set(["datetime", "regex", "uuid"]);

function textCheck(def: Extract<Definition, { type: "string" }>): Check {
  const { checks = [] } = def;
  // What a format asks stands in the definition itself, any other check in its list.
  const asked = [...("format" in def ? [def] : []), ...checks.map(({ _zod }) => _zod.def)];
  const [only] = asked;
  if (only === undefined) return (value) => typeof value === "string";
  if (asked.length > 1 || !("format" in only)) return undecided;
  if (only.format === "url") return takesAnyWebUrl(only) ? isWebUrl : undecided;
  const pattern = "pattern" in only && PATTERN_FORMATS.has(String(only.format)) ? only.pattern : undefined;
  return pattern instanceof RegExp ? (value) => typeof value === "string" && pattern.test(value) : undecided;
}

function takesAnyWebUrl(format: object): boolean {
  if ("hostname" in format || "normalize" in format || !("protocol" in format)) return false;
  const { protocol } = format;
  return protocol instanceof RegExp && protocol.test("http") && protocol.test("https");
}

const isWebUrl: Check = (value) =>
  typeof value === "string" && (value.startsWith("https://") || value.startsWith("http://")) && URL.canParse(value);

function numberCheck(format: unknown): Check {
  if (format === "safeint") return Number.isSafeInteger;
  return format === undefined ? Number.isFinite : undecided;
}

function tupleOf(items: readonly Check[]): Check {
  return (value) => Array.isArray(value) && value.length === items.length && items.every((fits, at) => fits(value[at]));
}

function oneOf(values: readonly unknown[]): Check {
  const allowed = new Set(values);
  return (value) => allowed.has(value);
}

function orElse(absent: null | undefined, inner: Check): Check {
  return (value) => value === absent || inner(value);
}

function listOf(item: Check): Check {
  return (value) => Array.isArray(value) && value.length <= SHORT_LIST && value.every((one) => item(one));
}

function takesAnything({ keyType, valueType }: Extract<Definition, { type: "record" }>): boolean {
  const { _zod: key } = keyType as z.core.$ZodTypes;
  const { _zod: value } = valueType as z.core.$ZodTypes;
  return key.def.type === "string" && key.def.checks === undefined && value.def.type === "unknown";
}

const isPlainObject: Check = (value) => isJsonObject(value) && !Object.hasOwn(value, "constructor");

/** An object is asked for its fields by code that names them: in a loop over the fields each takes twice as long. */
function objectOf(shape: z.core.$ZodLooseShape): Check {
  if (!z.core.util.allowsEval.value) return undecided;
  const checks = Object.values(shape).map((schema) => checkOf(schema as z.core.$ZodType));
  const each = Object.keys(shape).map((key, at) => `checks[${at}](value[${JSON.stringify(key)}])`);
  // oxlint-disable-next-line typescript/no-implied-eval -- made of the names of our own schemas, as zod does it
  const fits = new Function("checks", `return (value) => ${each.join(" && ") || "true"}`)(checks) as Check;
  return (value) => isJsonObject(value) && fits(value);
}
