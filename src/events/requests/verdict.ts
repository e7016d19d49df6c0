import type { ZodMiniType } from "zod/mini";
import { type Said, said } from "../../language/said.ts";
import { isJsonObject } from "../payload/values.ts";
import { REQUEST_FACTS, type RequestKind } from "./request-kinds.ts";

/** What Hipcall does with an answer. `not_known`: no source says. */
export type AnswerOutcome = "connects" | "dials" | "hangs_up" | "asks_for_digits" | "falls_back" | "not_known";

/** The same in words. No text is yet made safe for a terminal. */
export interface AnswerVerdict<Hint = string | Said> {
  readonly outcome: AnswerOutcome;
  /** `connects the caller to extension 1000` */
  readonly says: Said;
  /** What is worth knowing of the answer, but is no failure. */
  readonly notes: readonly Said[];
  readonly hint: Hint | null;
  /** The digits that the answer asks for; `null` when it asks for none. */
  readonly gather: Gather | null;
}

export interface Gather {
  readonly minDigits: number;
  readonly maxDigits: number;
  readonly variable: string;
}

export function verdict(
  outcome: AnswerOutcome,
  says: Said,
  more: Partial<Pick<AnswerVerdict<Said>, "notes" | "hint" | "gather">> = {},
): AnswerVerdict<Said> {
  return { outcome, says, notes: [], hint: null, gather: null, ...more };
}

/** Hipcall cannot use the answer. */
export function fallsBack<Hint extends string | Said>(
  kind: RequestKind,
  why: string | Said,
  hint: Hint | null,
): AnswerVerdict<Hint> {
  const says = said("{fallback}: {why}", { fallback: said(REQUEST_FACTS[kind].fallback), why });
  return { ...verdict("falls_back", says), hint };
}

const MAX_SHOWN = 60;

const EXPECTED: Readonly<Record<string, Said>> = {
  string: said("a string"),
  number: said("a number"),
  object: said("an object"),
  array: said("a list"),
};

/** The first reason why `value` does not fit `schema`; `undefined` when it fits. `at` is the path of the value. */
export function misfit(schema: ZodMiniType, value: unknown, at: string): Said | undefined {
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  if (issue === undefined) return undefined;
  const path = [at, ...issue.path.map(String)].filter((part) => part !== "").join(".");
  const named = path === "" ? said("the answer") : path;
  const found = issue.path.reduce<unknown>(
    (inner, key) => (isJsonObject(inner) || Array.isArray(inner) ? Reflect.get(inner, key) : undefined),
    value,
  );
  if (found === undefined) return said("{path} is missing", { path: named });
  const expected = issue.code === "invalid_type" ? (EXPECTED[issue.expected] ?? issue.expected) : said("another value");
  const shown = JSON.stringify(found).slice(0, MAX_SHOWN);
  return said("{path} is {found}, expected {expected}", { path: named, found: shown, expected });
}
