import { said } from "../../language/said.ts";
import type { CatalogueEntry } from "../catalogue/catalogue.ts";
import type { Issue } from "./issue.ts";
import { issue } from "./said-issue.ts";
import type { JsonObject } from "../payload/values.ts";

/** A hostile body can have a hundred thousand issues. */
const MOST_ISSUES = 100;

/** Real calls have tens of steps. The issues of a much longer list could fill the memory. */
const MOST_CHECKED_ITEMS = 1000;

/** `data` with its documented lists cut to `MOST_CHECKED_ITEMS`, and a warning for each list that was cut. */
export function withBoundedLists(
  data: JsonObject,
  { schema }: Pick<CatalogueEntry, "schema">,
): { readonly data: JsonObject; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const cut: Record<string, unknown> = {};
  for (const key of Object.keys(schema.shape)) {
    const list = data[key];
    if (!Array.isArray(list) || list.length <= MOST_CHECKED_ITEMS) continue;
    cut[key] = list.slice(0, MOST_CHECKED_ITEMS);
    issues.push(longList(key, list.length));
  }
  return issues.length === 0 ? { data, issues } : { data: { ...data, ...cut }, issues };
}

/** At most `MOST_ISSUES` issues, errors first, and a last one with the number of the others. */
export function atMost(issues: readonly Issue[]): readonly Issue[] {
  if (issues.length <= MOST_ISSUES) return issues;
  const errors = issues.filter(({ severity }) => severity === "error");
  const others = issues.filter(({ severity }) => severity !== "error");
  const more = issue("info", "more_issues", {
    path: "",
    message: said("{left} more issues are not listed", { left: issues.length - MOST_ISSUES }),
  });
  return [...[...errors, ...others].slice(0, MOST_ISSUES), more];
}

function longList(key: string, length: number): Issue {
  return issue("warning", "unexpected_form", {
    path: `data.${key}`,
    message: said("{path} is unusually long: only its first {checked} items were checked", {
      path: `data.${key}`,
      checked: MOST_CHECKED_ITEMS,
    }),
    expected: said("at most {most} items", { most: MOST_CHECKED_ITEMS }),
    received: said("array of {count}", { count: length }),
  });
}
