import { type Condition, jsonOrText, parseCondition } from "../../captures/sources/condition.ts";
import { type PayloadPath, parsePath } from "../../events/payload/payload-path.ts";
import { type NamedPattern, parsePattern } from "../../events/payload/path-pattern.ts";
import { SUGGEST_ASSIGNMENTS, SUGGEST_PATHS } from "./catalogue-names.ts";
import type { ValueParser } from "./value-parsers.ts";

/** `data.user_id=7`: a path in the payload, and a value. A value that is not JSON is a string. */
export interface Assignment {
  readonly path: PayloadPath;
  /** The path as the user typed it, for messages. */
  readonly name: string;
  readonly value: unknown;
}

export const assignment: ValueParser<Assignment> = {
  expected: "a path and a value",
  suggestions: SUGGEST_ASSIGNMENTS,
  examples: ["data.user_id=7"],
  hintFor: (text) =>
    missingEquals(text) ?? (text.startsWith("=") ? undefined : "its numbers can be no larger than 1.7e308"),
  parse: (text) => {
    const equals = text.indexOf("=");
    if (equals < 1) return undefined;
    const name = text.slice(0, equals);
    const path = parsePath(name);
    const value = jsonOrText(text.slice(equals + 1));
    return path === undefined || containsInfinity(value) ? undefined : { name, path, value };
  },
};

export const payloadPath: ValueParser<{ path: PayloadPath; name: string }> = {
  expected: "the path to one value in the payload",
  examples: ["data.number.name", "'data.call_flow[0].action'"],
  suggestions: SUGGEST_PATHS,
  parse: (text) => {
    const path = parsePath(text);
    return path === undefined ? undefined : { name: text, path };
  },
};

/** `data.id`, `items[*].id` or `**.id`. */
export const pathPattern: ValueParser<NamedPattern> = {
  expected: "one path; repeat the option for another one",
  examples: ["data.id", "'items[*].id'", "'**.updated_at'"],
  parse: (name) => {
    const pattern = parsePattern(name);
    return pattern === undefined ? undefined : { name, pattern };
  },
};

export const condition: ValueParser<Condition> = {
  expected: "a condition",
  examples: ["data.direction=inbound", "data.user_id!=7"],
  suggestions: SUGGEST_ASSIGNMENTS,
  parse: parseCondition,
  hintFor: missingEquals,
};

function missingEquals(text: string): string | undefined {
  return text === "" || text.includes("=") ? undefined : `the = and the value are missing: ${text}=7`;
}

/** `JSON.parse` reads `1e999` as Infinity, which JSON cannot write: `null` would be sent. */
function containsInfinity(value: unknown): boolean {
  const queue = [value];
  for (const next of queue) {
    if (next === Number.POSITIVE_INFINITY || next === Number.NEGATIVE_INFINITY) return true;
    if (typeof next === "object" && next !== null) for (const inner of Object.values(next)) queue.push(inner);
  }
  return false;
}
