import { said } from "../../language/said.ts";
import { listOf } from "./contradictions/contradiction.ts";
import type { Issue } from "./issue.ts";
import { issue } from "./said-issue.ts";
import { utcTimeMs } from "../payload/times.ts";
import { type JsonObject, describeValue } from "../payload/values.ts";

/** Clocks differ by minutes. A local time that is written as UTC is hours off. */
const TOLERANCE_MS = 600_000;

/** These may lie in the future. */
const PLANNED: ReadonlySet<string> = new Set(["callback_time", "due_date"]);

const MOST_FIELDS = 20;

/** The fields of `data` that are later than the moment when the event came, and one issue for all of them. */
export function futureTimes(
  data: JsonObject,
  known: readonly string[],
  atMs: number | undefined,
): { readonly fields: readonly string[]; readonly issues: readonly Issue[] } {
  if (atMs === undefined) return { fields: [], issues: [] };
  const isLater = (field: string): boolean =>
    !PLANNED.has(field) && (utcTimeMs(data[field]) ?? -Infinity) > atMs + TOLERANCE_MS;
  const fields = known.filter(isLater).slice(0, MOST_FIELDS);
  const [first] = fields;
  if (first === undefined) return { fields, issues: [] };
  const found = issue("warning", "future_time", {
    path: `data.${first}`,
    message:
      fields.length === 1
        ? said("{field} is in the future", { field: listOf(fields) })
        : said("{fields} are in the future", { fields: listOf(fields) }),
    expected: said("{time} or earlier", { time: `${new Date(atMs).toISOString().slice(0, 19)}Z` }),
    received: describeValue(data[first]),
    hint: said("is a local time written as UTC?"),
  });
  return { fields, issues: [found] };
}
