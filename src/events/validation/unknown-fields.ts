import { said } from "../../language/said.ts";
import type { CatalogueEntry } from "../catalogue/catalogue.ts";
import type { Issue } from "./issue.ts";
import { issue } from "./said-issue.ts";
import { nearest } from "../payload/nearest.ts";
import { printableStart } from "../payload/printable.ts";
import { type JsonObject, describeValue } from "../payload/values.ts";

const MOST_LISTED = 20;
const LONGEST_KEY = 200;

/** One note for each field of `data` that is not documented; a single note for an event that is only partly known. */
export function unknownFields(data: JsonObject, entry: CatalogueEntry): Issue[] {
  const unknown = undocumentedKeys(data, entry);
  if (unknown.length === 0) return [];
  if (entry.known === "partial") return [partlyKnown(unknown.length, entry.name)];
  const absent = Object.keys(entry.schema.shape).filter((key) => !Object.hasOwn(data, key));
  return listed(unknown, "data", (key) => unknownField(key, data[key], absent));
}

/** One note for each envelope key other than `event` and `data`. */
export function unknownEnvelopeKeys(extraKeys: readonly string[]): Issue[] {
  return listed(extraKeys, "", (key) =>
    issue("info", "unknown_field", {
      path: shortened(key),
      message: said("{key} next to event and data is not documented", { key: printableStart(key, 60) }),
    }),
  );
}

/** The keys of `data` that are not in the schema. */
export function undocumentedKeys(data: JsonObject, { schema }: Pick<CatalogueEntry, "schema">): string[] {
  const documented = schema.shape;
  return Object.keys(data).filter((key) => !Object.hasOwn(documented, key));
}

function shortened(key: string): string {
  return key.length > LONGEST_KEY ? `${key.slice(0, LONGEST_KEY - 1)}…` : key;
}

function listed(keys: readonly string[], above: string, toIssue: (key: string) => Issue): Issue[] {
  const issues = keys.slice(0, MOST_LISTED).map(toIssue);
  const left = keys.length - MOST_LISTED;
  if (left <= 0) return issues;
  const message =
    left === 1 ? said("1 more field is not documented") : said("{left} more fields are not documented", { left });
  return [...issues, issue("info", "unknown_field", { path: above, message })];
}

function unknownField(key: string, value: unknown, absent: readonly string[]): Issue {
  const meant = nearest(key, absent);
  return issue("info", "unknown_field", {
    path: `data.${shortened(key)}`,
    message: said("{path} is not documented", { path: `data.${printableStart(key, 60)}` }),
    received: describeValue(value),
    hint: meant === undefined ? undefined : said("did you mean {meant}?", { meant: `data.${meant}` }),
  });
}

function partlyKnown(count: number, name: string): Issue {
  return issue("info", "partly_known", {
    path: "data",
    message:
      count === 1
        ? said("the body of {event} is only partly known: 1 field was not checked", { event: name })
        : said("the body of {event} is only partly known: {count} fields were not checked", { event: name, count }),
  });
}
