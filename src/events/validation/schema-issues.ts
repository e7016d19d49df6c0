import * as z from "zod/mini";
import { type Said, inEnglish, said } from "../../language/said.ts";
import type { CatalogueEntry } from "../catalogue/catalogue.ts";
import type { Issue, Severity } from "./issue.ts";
import { issue } from "./said-issue.ts";
import { withBoundedLists } from "./issue-limits.ts";
import { undocumentedKeys } from "./unknown-fields.ts";
import { FORMS, type KeyKnowledge } from "../catalogue/fields.ts";
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
    return wrongType(path, orNull(withArticle(wanted), found, context), {
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
    message: missingMessage(path, knowledgeAt(found, context)),
    expected: orNull(expectedWords(found), found, context),
    received: said("nothing"),
    hint: likely === undefined ? undefined : said("is data.{likely} a misspelling of it?", { likely }),
  });
}

function missingMessage(path: string, known: KeyKnowledge): Said {
  switch (known) {
    case "documented":
      return said("{path} is missing", { path });
    case "observed":
      return said("{path} is missing, but was observed in this event", { path });
    case "inferred":
      return said("{path} is missing, but similar events have it", { path });
  }
}

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
    message: said("{path} is null, but null was never observed here", { path }),
    expected: expectedWords(found),
    received: "null",
  });
}

function wrongType(
  path: string,
  wanted: string | Said,
  { input, severity, hint }: { input: unknown; severity: Severity; hint: Said | undefined },
): Issue {
  return issue(severity, "wrong_type", {
    path,
    message: said("{path} must be {wanted}, but is {found}", { path, wanted, found: withArticle(jsonType(input)) }),
    expected: wanted,
    received: describeValue(input),
    hint,
  });
}

/** What was expected, with `or null` where the value of a key of `data` may be null. */
function orNull(expected: string | Said, { path }: SchemaIssue, { entry }: EventContext): string | Said {
  const key = String(path[0]);
  const field = path.length === 1 && Object.hasOwn(entry.schema.shape, key) ? entry.schema.shape[key] : undefined;
  if (field === undefined || !z.safeParse(field, null).success) return expected;
  return inEnglish(expected).includes(",")
    ? said("{expected}, or null", { expected })
    : said("{expected} or null", { expected });
}

function unexpectedValue(path: string, found: SchemaIssue): Issue {
  const received = describeValue(found.input);
  const listed = found.code === "invalid_value";
  return issue("warning", listed ? "unexpected_value" : "unexpected_form", {
    path,
    message: listed
      ? said("{path} is not one of the documented values", { path })
      : said("{path} does not have the documented format", { path }),
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

function expectedWords(found: SchemaIssue): string | Said {
  switch (found.code) {
    case "invalid_type":
      return found.expected === "int" ? said("a whole number") : withArticle(expectedType(found) ?? found.expected);
    case "invalid_value":
      return found.values.length === 1
        ? JSON.stringify(found.values[0])
        : said("one of {values}", { values: found.values.map(String).join(", ") });
    case "too_big":
      return said("a whole number");
    case "too_small":
      // The other bound is that of a whole number.
      return Number(found.minimum) < 0 ? said("a whole number") : form(found.message);
    default:
      return form(found.message);
  }
}

/** The message of a check of the catalogue. zod's own stays as it is. */
function form(message: string): string | Said {
  const known = Object.values(FORMS).find((each) => each === message);
  return known === undefined ? message : said(known);
}

function formHint(found: SchemaIssue): Said | undefined {
  const { input, message } = found;
  if (input === 0 && message === FORMS.recordId) return said("null stands for no record");
  if (typeof input !== "string") return undefined;
  if (found.code === "invalid_value") {
    const meant = nearest(input, found.values.map(String));
    return meant === undefined ? undefined : said('did you mean "{meant}"?', { meant });
  }
  if (message === FORMS.plusNumber) return numberHint(input);
  const isTime =
    (message === FORMS.secondsTime || message === FORMS.microsecondsTime) && utcTimeMs(input) !== undefined;
  return isTime ? said("the other times of this format have another precision") : undefined;
}

function numberHint(number: string): Said | undefined {
  // The trunk prefix of a call within the country: 0532… or 0212….
  const national = /^0([0-9]{10})$/.exec(number)?.[1];
  if (national !== undefined) return said("it lacks the country code: is it {number}?", { number: `+90${national}` });
  return /^[1-9][0-9]{6,14}$/.test(number) ? said("the other phone numbers in this format start with +") : undefined;
}

function typeHint(wanted: string, input: unknown): Said | undefined {
  if (wanted === "number" && typeof input === "string" && input.trim() !== "" && Number.isFinite(Number(input))) {
    return said("send the number without quotes");
  }
  if (wanted === "string" && typeof input === "number") return said("send it as a string, in quotes");
  if (wanted === "array" && isJsonObject(input)) return said("send an array, even for a single item");
  return undefined;
}
