import * as z from "zod/mini";
import type { CatalogueEntry, Knowledge } from "../catalogue/catalogue.ts";
import { issue, type Issue } from "./issue.ts";
import { withBoundedLists } from "./issue-limits.ts";
import { undocumentedKeys } from "./unknown-fields.ts";
import { nearest } from "../payload/nearest.ts";
import { type JsonObject, describeValue, isJsonObject, jsonType } from "../payload/values.ts";

type SchemaIssue = z.core.$ZodIssue;

/** A body can have a hundred thousand keys. */
const MOST_CANDIDATES = 100;

interface EventContext {
  readonly known: Knowledge;
  /** Keys of `data` that are not in the schema. One of them can be the missing key with a spelling mistake. */
  readonly undocumented: readonly string[];
}

const compiledSchemas = new Map<string, z.ZodMiniObject>();

/** Checks `data` against the schema of its event. */
export function schemaIssues(data: JsonObject, entry: CatalogueEntry): readonly Issue[] {
  const bounded = withBoundedLists(data, entry);
  const parsed = compiledSchema(entry).safeParse(bounded.data, { reportInput: true });
  if (parsed.success) return bounded.issues;
  const context = { known: entry.known, undocumented: undocumentedKeys(data, entry) };
  return [...parsed.error.issues.map((found) => issueOf(found, context)), ...bounded.issues];
}

/** Compiles a schema when the first event needs it, because most runs need only a few of them. */
function compiledSchema({ name, schema }: CatalogueEntry): z.ZodMiniObject {
  const compiled = compiledSchemas.get(name) ?? z.compile(schema);
  compiledSchemas.set(name, compiled);
  return compiled;
}

/**
 * Turns what a schema found in `data` into issues of our severities: a missing key or another JSON type is an error, a
 * value of the right type outside what was documented is a warning, and so is null where null was never seen.
 */
function issueOf(found: SchemaIssue, context: EventContext): Issue {
  const path = ["data", ...found.path.map(String)].join(".");
  const input = found.input;
  if (input === undefined) return missingKey(path, found, context);
  if (input === null) return unexpectedNull(path, found);
  const wanted = expectedType(found);
  if (wanted !== undefined && wanted !== jsonType(input)) return wrongType(path, wanted, input);
  return unexpectedValue(path, found);
}

function missingKey(path: string, found: SchemaIssue, { known, undocumented }: EventContext): Issue {
  const key = String(found.path.at(-1) ?? "data");
  const likely = found.path.length === 1 ? nearest(key, undocumented.slice(0, MOST_CANDIDATES)) : undefined;
  return issue(known === "partial" ? "warning" : "error", "missing_key", {
    path,
    message: known === "partial" ? `${path} was seen in this event and is missing` : `${path} is missing`,
    expected: expectedWords(found),
    received: "nothing",
    hint: likely === undefined ? undefined : `did you mean this by data.${likely}?`,
  });
}

function unexpectedNull(path: string, found: SchemaIssue): Issue {
  return issue("warning", "unexpected_null", {
    path,
    message: `${path} is null, which was never seen here`,
    expected: expectedWords(found),
    received: "null",
  });
}

function wrongType(path: string, wanted: string, input: unknown): Issue {
  return issue("error", "wrong_type", {
    path,
    message: `${path} must be ${article(wanted)} and is ${article(jsonType(input))}`,
    expected: wanted,
    received: describeValue(input),
    hint: typeHint(wanted, input),
  });
}

function unexpectedValue(path: string, found: SchemaIssue): Issue {
  const received = describeValue(found.input);
  const listed = found.code === "invalid_value";
  return issue("warning", listed ? "unexpected_value" : "unexpected_form", {
    path,
    message: listed ? `${path} has a value outside the documented set` : `${path} is not in the documented form`,
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
      return found.expected === "int" ? "whole number" : found.expected === "record" ? "object" : found.expected;
    case "invalid_value":
      return found.values.length === 1
        ? JSON.stringify(found.values[0])
        : `one of ${found.values.map(String).join(", ")}`;
    case "too_big":
    case "too_small":
      return "whole number";
    default:
      return found.message;
  }
}

function formHint(found: SchemaIssue): string | undefined {
  if (typeof found.input !== "string") return undefined;
  if (found.code === "invalid_value") {
    const meant = nearest(found.input, found.values.map(String));
    return meant === undefined ? undefined : `did you mean "${meant}"?`;
  }
  const plusLacks = /^[0-9]{7,15}$/.test(found.input) && found.message.includes("plus");
  return plusLacks ? "the other numbers of this format carry a plus" : undefined;
}

function typeHint(wanted: string, input: unknown): string | undefined {
  if (wanted === "number" && typeof input === "string" && input.trim() !== "" && Number.isFinite(Number(input))) {
    return "send the number without quotes";
  }
  if (wanted === "string" && typeof input === "number") return "send it as a string, in quotes";
  if (wanted === "array" && isJsonObject(input)) return "send a list, even when it has one item";
  return undefined;
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
