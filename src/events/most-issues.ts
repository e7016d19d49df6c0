import { issue, type Issue } from "./issue.ts";
import { printableStart } from "./printable.ts";
import { pathInData } from "./unknown-fields.ts";
import type { JsonObject } from "./values.ts";

/** More than this tells nobody more, and a hostile body could hold a hundred thousand. */
const MOST_ISSUES = 100;

/** A call has tens of steps. What a schema finds in a longer list would fill the memory. */
const MOST_ITEMS = 1000;

/** `data` with its lists cut to what is checked, and a warning for each that was cut. */
export function withBoundedLists(data: JsonObject): { readonly data: JsonObject; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const entries = Object.entries(data).map(([key, value]): [string, unknown] => {
    if (!Array.isArray(value) || value.length <= MOST_ITEMS) return [key, value];
    issues.push(longList(key, value.length));
    return [key, value.slice(0, MOST_ITEMS)];
  });
  return issues.length === 0 ? { data, issues } : { data: Object.fromEntries(entries), issues };
}

/** The issues when they are few; else the first of them, errors before the rest, and how many more there are. */
export function atMost(issues: readonly Issue[]): readonly Issue[] {
  if (issues.length <= MOST_ISSUES) return issues;
  const errors = issues.filter(({ severity }) => severity === "error");
  const others = issues.filter(({ severity }) => severity !== "error");
  const more = issue("info", "more_issues", {
    path: "",
    message: `${issues.length - MOST_ISSUES} more issues are not listed`,
  });
  return [...[...errors, ...others].slice(0, MOST_ISSUES), more];
}

function longList(key: string, length: number): Issue {
  return issue("warning", "unexpected_form", {
    path: pathInData(key),
    message: `data.${printableStart(key, 60)} is too long to be real: only its first ${MOST_ITEMS} items were checked`,
    expected: `at most ${MOST_ITEMS} items`,
    received: `array of ${length}`,
  });
}
