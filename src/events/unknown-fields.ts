import type { CatalogueEntry } from "./catalogue.ts";
import { issue, type Issue } from "./issue.ts";
import { nearest } from "./nearest.ts";
import { printableStart } from "./printable.ts";
import { type JsonObject, describeValue } from "./values.ts";

const MOST_LISTED = 20;

/** The fields of `data` that the catalogue does not have. Where a body is only partly known, that is one note and no more. */
export function unknownFields(data: JsonObject, entry: CatalogueEntry): Issue[] {
  const shape = entry.schema.shape;
  const unknown = Object.keys(data).filter((key) => !Object.hasOwn(shape, key));
  if (unknown.length === 0) return [];
  if (entry.known === "partial") return [partlyKnown(unknown.length, entry.name)];
  const absent = Object.keys(shape).filter((key) => !Object.hasOwn(data, key));
  const listed = unknown.slice(0, MOST_LISTED).map((key) => unknownField(key, data[key], absent));
  return unknown.length > MOST_LISTED ? [...listed, manyMore(unknown.length - MOST_LISTED)] : listed;
}

function unknownField(key: string, value: unknown, absent: readonly string[]): Issue {
  const name = printableStart(key, 60);
  const meant = nearest(key, absent);
  return issue("info", "unknown_field", {
    path: `data.${key}`,
    message: `data.${name} is not documented`,
    received: describeValue(value),
    hint: meant === undefined ? undefined : `did you mean data.${meant}?`,
  });
}

function manyMore(count: number): Issue {
  return issue("info", "unknown_field", { path: "data", message: `${count} more fields are not documented` });
}

function partlyKnown(count: number, name: string): Issue {
  return issue("info", "partly_known", {
    path: "data",
    message: `the body of ${name} is only partly known: ${count} ${count === 1 ? "field was" : "fields were"} not checked`,
  });
}
