import { said } from "../../../language/said.ts";
import { contradiction, listOf } from "./contradiction.ts";
import type { Issue } from "../issue.ts";
import { utcTimeMs } from "../../payload/times.ts";
import { type JsonObject, describeValue } from "../../payload/values.ts";

/** Durations and times are whole seconds, so they can differ by a rounding error. */
export const TOLERANCE_MS = 1000;

/** What two or three values of an event say about one time. If it does not hold, one of its fields is wrong. */
export interface TimeClaim {
  /** Paths below `data`. The first is the one that the issue is about, when no other claim shows that another is wrong. */
  readonly fields: readonly [string, ...string[]];
  readonly holds: boolean;
  /** Whether it is an equality: one that holds speaks for its fields. An order that holds says little. */
  readonly exact: boolean;
  readonly issue: () => Issue;
  /** The issue about the second field. */
  readonly reversed?: () => Issue;
}

/** `later` must not be before `earlier`. No claim when one of them is not a time. */
export function order(data: JsonObject, later: string, earlier: string): TimeClaim[] {
  const [laterMs, earlierMs] = [utcTimeMs(data[later]), utcTimeMs(data[earlier])];
  if (laterMs === undefined || earlierMs === undefined) return [];
  return [
    {
      fields: [later, earlier],
      holds: laterMs >= earlierMs,
      exact: false,
      issue: () =>
        contradiction(later, said("{path} is before {other}", { path: `data.${later}`, other: `data.${earlier}` }), {
          expected: said("{time} or later", { time: String(data[earlier]) }),
          received: describeValue(data[later]),
        }),
      reversed: () =>
        contradiction(earlier, said("{path} is after {other}", { path: `data.${earlier}`, other: `data.${later}` }), {
          expected: said("{time} or earlier", { time: String(data[later]) }),
          received: describeValue(data[earlier]),
        }),
    },
  ];
}

/**
 * One issue for each wrong time, not one for each field that it contradicts: the field that explains the most claims that
 * do not hold is wrong.
 */
export function timeIssues(claims: readonly TimeClaim[], data: JsonObject): Issue[] {
  const issues: Issue[] = [];
  let open = claims.filter(({ holds }) => !holds);
  while (open.length > 0) {
    const wrong = likelyWrong(open, claims);
    const explained = open.filter(({ fields }) => fields.includes(wrong));
    const own = explained.find(({ fields }) => fields[0] === wrong);
    issues.push(own?.issue() ?? reversed(explained) ?? doubtful(wrong, explained, data));
    open = open.filter((claim) => !explained.includes(claim));
  }
  return issues;
}

/** The issue about the earlier one of two times, when there is no other sign that it is wrong. */
function reversed([only, ...more]: readonly TimeClaim[]): Issue | undefined {
  return more.length === 0 ? only?.reversed?.() : undefined;
}

function likelyWrong(open: readonly TimeClaim[], claims: readonly TimeClaim[]): string {
  const own = new Set(open.map(({ fields: [first] }) => first));
  const scored = [...new Set(open.flatMap(({ fields }) => fields))].map((field) => {
    const against = open.filter(({ fields }) => fields.includes(field)).length;
    const inFavour = claims.filter(({ fields, holds, exact }) => holds && exact && fields.includes(field)).length;
    return { field, against, score: against - inFavour / 2, isOwn: own.has(field) };
  });
  const [best] = scored.toSorted((a, b) => b.score - a.score || Number(b.isOwn) - Number(a.isOwn));
  return best?.field ?? "";
}

/** A time that contradicts others which are about themselves: the start of a call, when its end and its steps are right. */
function doubtful(field: string, explained: readonly TimeClaim[], data: JsonObject): Issue {
  const others = [...new Set(explained.flatMap(({ fields }) => fields))].filter((other) => other !== field);
  const value = field in data ? data[field] : undefined;
  return contradiction(field, said("{path} does not fit {others}", { path: `data.${field}`, others: listOf(others) }), {
    expected: others.length === 1 ? said("a time that fits it") : said("a time that fits them"),
    received: describeValue(value),
  });
}
