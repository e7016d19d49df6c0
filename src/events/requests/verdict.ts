import type { ZodMiniType } from "zod/mini";
import { isJsonObject } from "../payload/values.ts";
import { REQUEST_FACTS, type RequestKind } from "./request-kinds.ts";

/** What Hipcall does with an answer. `not_known`: no source says. */
export type AnswerOutcome = "connects" | "dials" | "hangs_up" | "asks_for_digits" | "falls_back" | "not_known";

/** The same in words. No text is yet made safe for a terminal. */
export interface AnswerVerdict {
  readonly outcome: AnswerOutcome;
  /** `connects the caller to extension 1000` */
  readonly says: string;
  /** What is worth knowing of the answer, but is no failure. */
  readonly notes: readonly string[];
  readonly hint: string | null;
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
  says: string,
  more: Partial<Pick<AnswerVerdict, "notes" | "hint" | "gather">> = {},
): AnswerVerdict {
  return { outcome, says, notes: [], hint: null, gather: null, ...more };
}

/** Hipcall cannot use the answer. */
export function fallsBack(kind: RequestKind, why: string, hint: string | null): AnswerVerdict {
  return verdict("falls_back", `${REQUEST_FACTS[kind].fallback}: ${why}`, { hint });
}

const MAX_SHOWN = 60;

const EXPECTED: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  object: "an object",
  array: "a list",
};

/** The first reason why `value` does not fit `schema`; `undefined` when it fits. `at` is the path of the value. */
export function misfit(schema: ZodMiniType, value: unknown, at: string): string | undefined {
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  if (issue === undefined) return undefined;
  const path = [at, ...issue.path.map(String)].filter((part) => part !== "").join(".");
  const named = path === "" ? "the answer" : path;
  const found = issue.path.reduce<unknown>(
    (inner, key) => (isJsonObject(inner) || Array.isArray(inner) ? Reflect.get(inner, key) : undefined),
    value,
  );
  if (found === undefined) return `${named} is missing`;
  const expected = issue.code === "invalid_type" ? (EXPECTED[issue.expected] ?? issue.expected) : "another value";
  return `${named} is ${JSON.stringify(found).slice(0, MAX_SHOWN)}, expected ${expected}`;
}
