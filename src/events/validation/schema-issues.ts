import * as z from "zod/mini";
import type { CatalogueEntry } from "../catalogue/catalogue.ts";
import type { Issue, Severity } from "./issue.ts";
import { issue } from "./said-issue.ts";
import { withBoundedLists } from "./issue-limits.ts";
import { undocumentedKeys } from "./unknown-fields.ts";
import { type KeyKnowledge, MICROSECONDS_TIME, PLUS_NUMBER, RECORD_ID, SECONDS_TIME } from "../catalogue/fields.ts";
import { nearest } from "../payload/nearest.ts";
import { utcTimeMs } from "../payload/times.ts";
import { type JsonObject, describeValue, isJsonObject, jsonType, withArticle } from "../payload/values.ts";

type SchemaIssue = z.core.$ZodIssue;

/** A hostile body can have a hundred thousand keys. */
const MOST_CANDIDATES = 100;

interface EventContext {
  readonly entry: CatalogueEntry;
  /** Keys of `data` that are not in the schema. One of them can be the missing key with a spelling mistake. */
  readonly undocumented: readonly string[];
}

const compiledSchemas = new Map<string, z.ZodMiniObject>();

/**
 * The schema of an event, compiled when the first event needs it, because most runs need only a few. It finds the same
 * issues, and is faster for many events (`npm run bench -- listen validate`). The library for `import` does without it:
 * zod's compiler is as large as the rest of zod, and edge runtimes forbid the code that it makes.
 */
export function compiledSchema({ name, schema }: CatalogueEntry): z.ZodMiniObject {
  const compiled = compiledSchemas.get(name) ?? z.compile(schema);
  compiledSchemas.set(name, compiled);
  return compiled;
}

/** Checks `data` against the schema of its event, or against the compiled one. */
export function schemaIssues(data: JsonObject, entry: CatalogueEntry, schema = entry.schema): readonly Issue[] {
  const bounded = withBoundedLists(data, entry);
  const parsed = schema.safeParse(bounded.data, { reportInput: true });
  if (parsed.success) return bounded.issues;
  const context = { entry, undocumented: undocumentedKeys(data, entry) };
  const found = parsed.error.issues.filter((each) => !isInternalNumber(each, data));
  return [...found.map((each) => issueOf(each, context)), ...bounded.issues];
}

/** An internal call has the numbers of extensions. */
function isInternalNumber({ code, path: [key], input }: SchemaIssue, { direction }: JsonObject): boolean {
  if (direction !== "internal" || code !== "invalid_format" || typeof input !== "string") return false;
  return (key === "caller_number" || key === "callee_number") && /^[0-9]{2,6}$/.test(input);
}

/**
 * Gives a problem that zod found its severity. A missing key or a wrong JSON type is an error where Hipcall published
 * the key, and a warning where the key was only measured or inferred. A value of the right type that is not documented is
 * a warning, and so is a null where no null was observed.
 */
function issueOf(found: SchemaIssue, context: EventContext): Issue {
  const path = ["data", ...found.path.map(String)].join(".");
  const input = found.input;
  if (input === undefined) return missingKey(path, found, context);
  if (input === null) return unexpectedNull(path, found);
  const wanted = expectedType(found);
  if (wanted !== undefined && wanted !== jsonType(input))
    return wrongType(path, orNull(wanted, found, context), {
      input,
      severity: severityAt(found, context),
      hint: typeHint(wanted, input),
    });
  return unexpectedValue(path, found);
}

function missingKey(path: string, found: SchemaIssue, context: EventContext): Issue {
  const key = String(found.path.at(-1) ?? "data");
  const likely = found.path.length === 1 ? nearest(key, context.undocumented.slice(0, MOST_CANDIDATES)) : undefined;
  return issue(context.entry.known === "documented" ? "error" : "warning", "missing_key", {
    path,
    message: `${path} is missing${BUT_KNOWN[knowledgeAt(found, context)]}`,
    expected: orNull(expectedWords(found), found, context),
    received: "nothing",
    hint: likely === undefined ? undefined : `is data.${likely} a misspelling of it?`,
  });
}

const BUT_KNOWN: Readonly<Record<KeyKnowledge, string>> = {
  documented: "",
  observed: ", but was observed in this event",
  inferred: ", but similar events have it",
};

/** How the key of `data` is known in which a problem was found. */
function knowledgeAt({ path: [key] }: SchemaIssue, { entry }: EventContext): KeyKnowledge {
  return entry.keys[String(key)] ?? "inferred";
}

function severityAt(found: SchemaIssue, context: EventContext): Severity {
  return knowledgeAt(found, context) === "documented" ? "error" : "warning";
}

function unexpectedNull(path: string, found: SchemaIssue): Issue {
  return issue("warning", "unexpected_null", {
    path,
    message: `${path} is null, but null was never observed here`,
    expected: expectedWords(found),
    received: "null",
  });
}

function wrongType(
  path: string,
  wanted: string,
  { input, severity, hint }: { input: unknown; severity: Severity; hint: string | undefined },
): Issue {
  return issue(severity, "wrong_type", {
    path,
    message: `${path} must be ${withArticle(wanted)}, but is ${withArticle(jsonType(input))}`,
    expected: withArticle(wanted),
    received: describeValue(input),
    hint,
  });
}

/** What was expected, with `or null` where the value of a key of `data` may be null. */
function orNull(expected: string, { path }: SchemaIssue, { entry }: EventContext): string {
  const key = String(path[0]);
  const field = path.length === 1 && Object.hasOwn(entry.schema.shape, key) ? entry.schema.shape[key] : undefined;
  if (field === undefined || !z.safeParse(field, null).success) return expected;
  return `${expected}${expected.includes(",") ? "," : ""} or null`;
}

function unexpectedValue(path: string, found: SchemaIssue): Issue {
  const received = describeValue(found.input);
  const listed = found.code === "invalid_value";
  return issue("warning", listed ? "unexpected_value" : "unexpected_form", {
    path,
    message: listed ? `${path} is not one of the documented values` : `${path} does not have the documented format`,
    expected: expectedWords(found),
    received,
    hint: formHint(found),
  });
}

function expectedType(found: SchemaIssue): string | undefined {
  switch (found.code) {
    case "invalid_type":
      return found.expected === "int" ? "number" : found.expected === "record" ? "object" : found.expected;
    case "invalid_value":
      return jsonType(found.values[0]);
    default:
      return undefined;
  }
}

function expectedWords(found: SchemaIssue): string {
  switch (found.code) {
    case "invalid_type":
      return found.expected === "int" ? "a whole number" : withArticle(expectedType(found) ?? found.expected);
    case "invalid_value":
      return found.values.length === 1
        ? JSON.stringify(found.values[0])
        : `one of ${found.values.map(String).join(", ")}`;
    case "too_big":
      return "a whole number";
    case "too_small":
      // The other bound is that of a whole number.
      return Number(found.minimum) < 0 ? "a whole number" : found.message;
    default:
      return found.message;
  }
}

function formHint(found: SchemaIssue): string | undefined {
  const { input, message } = found;
  if (input === 0 && message === RECORD_ID) return "null stands for no record";
  if (typeof input !== "string") return undefined;
  if (found.code === "invalid_value") {
    const meant = nearest(input, found.values.map(String));
    return meant === undefined ? undefined : `did you mean "${meant}"?`;
  }
  if (message === PLUS_NUMBER) return numberHint(input);
  const isTime = (message === SECONDS_TIME || message === MICROSECONDS_TIME) && utcTimeMs(input) !== undefined;
  return isTime ? "the other times of this format have another precision" : undefined;
}

function numberHint(number: string): string | undefined {
  // The trunk prefix of a call within the country: 0532… or 0212….
  const national = /^0([0-9]{10})$/.exec(number)?.[1];
  if (national !== undefined) return `it lacks the country code: is it +90${national}?`;
  return /^[1-9][0-9]{6,14}$/.test(number) ? "the other phone numbers in this format start with +" : undefined;
}

function typeHint(wanted: string, input: unknown): string | undefined {
  if (wanted === "number" && typeof input === "string" && input.trim() !== "" && Number.isFinite(Number(input))) {
    return "send the number without quotes";
  }
  if (wanted === "string" && typeof input === "number") return "send it as a string, in quotes";
  if (wanted === "array" && isJsonObject(input)) return "send an array, even for a single item";
  return undefined;
}
