import * as z from "zod/mini";
import { said } from "../../language/said.ts";
import { type CatalogueEntry, findEvent } from "../catalogue/catalogue.ts";
import type { Issue } from "./issue.ts";
import { issue } from "./said-issue.ts";
import type { JsonObject } from "../payload/values.ts";

/** The same event in both formats. */
const PAIRS: readonly (readonly [name2023: string, name2024: string])[] = [
  ["call::init", "call_init"],
  ["call::hangup", "call_hangup"],
  ["contact_center::contact_create", "contact_create"],
];

/** The one issue of a body of the 2024 format under a name of 2023, or the reverse; `undefined` for any other body. */
export function otherFormat(data: JsonObject, entry: CatalogueEntry): Issue | undefined {
  const pair = PAIRS.find((names) => names.includes(entry.name));
  const other = pair && findEvent(pair[entry.format === "2023" ? 1 : 0]);
  if (other === undefined || hasAllKeys(data, entry) || !hasAllKeys(data, other)) return undefined;
  return issue(entry.known === "documented" ? "error" : "warning", "other_format", {
    path: "data",
    message: said("{event} is a name of the {format} format, but data has the keys of the {other} format", {
      event: entry.name,
      format: entry.format,
      other: other.format,
    }),
    expected: said("the keys of {event}", { event: entry.name }),
    received: said("the keys of {event}", { event: other.name }),
    hint: said("is the event's name {event}?", { event: other.name }),
  });
}

function hasAllKeys(data: JsonObject, { schema }: CatalogueEntry): boolean {
  return Object.entries(schema.shape).every(
    ([key, type]) => Object.hasOwn(data, key) || z.safeParse(type, undefined).success,
  );
}
