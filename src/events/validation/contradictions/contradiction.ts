import { type Said, said } from "../../../language/said.ts";
import type { Issue } from "../issue.ts";
import { issue } from "../said-issue.ts";

/** A warning: a value contradicts another one of the same event. `field` is its path below `data`; `""` is `data` itself. */
export function contradiction(
  field: string,
  message: Said,
  details: { readonly expected: string | Said; readonly received?: string | Said; readonly hint?: Said },
): Issue {
  return issue("warning", "contradiction", { path: field === "" ? "data" : `data.${field}`, message, ...details });
}

/** `data.a`, `data.a and data.b`, or `data.a, data.b and data.c`. */
export function listOf(fields: readonly string[]): string | Said {
  const paths = fields.map((field) => `data.${field}`);
  const last = paths.pop() ?? "";
  return paths.length === 0 ? last : said("{first} and {last}", { first: paths.join(", "), last });
}
