import { type Condition, parseCondition } from "../../captures/sources/condition.ts";
import { type PayloadPath, parsePath } from "../../events/payload/payload-path.ts";
import { type NamedPattern, parsePattern } from "../../events/payload/path-pattern.ts";
import { type Said, said } from "../../language/said.ts";
import { SUGGEST_ASSIGNMENTS, SUGGEST_PATHS } from "./catalogue-names.ts";
import { parseText } from "../../events/validation/parse-body.ts";
import type { ValueParser } from "./value-parsers.ts";

/** `data.user_id=7`: a path in the payload, and a value. */
export interface Assignment {
  readonly path: PayloadPath;
  /** The path as the user typed it, for messages. */
  readonly name: string;
  /** JSON as the user typed it, so that a large number stays the same. Other text becomes a JSON string. */
  readonly value: string;
  /** Written with `:=`: the value is JSON as it stands, also a number in place of a string. */
  readonly isExact: boolean;
}

export const assignment: ValueParser<Assignment> = {
  expected: said("a path and a value"),
  suggestions: SUGGEST_ASSIGNMENTS,
  examples: ["data.user_id=7"],
  hintFor: missingEquals,
  parse: (text) => {
    const equals = text.indexOf("=");
    if (equals < 1) return undefined;
    const isExact = text[equals - 1] === ":";
    const name = text.slice(0, isExact ? equals - 1 : equals);
    const path = parsePath(name);
    return path === undefined ? undefined : { name, path, value: asJson(text.slice(equals + 1)), isExact };
  },
};

export const payloadPath: ValueParser<{ path: PayloadPath; name: string }> = {
  expected: said("the path to one value in the payload"),
  examples: ["data.number.name", "'data.call_flow[0].action'"],
  suggestions: SUGGEST_PATHS,
  parse: (text) => {
    const path = parsePath(text);
    return path === undefined ? undefined : { name: text, path };
  },
};

/** `data.id`, `items[*].id` or `**.id`. */
export const pathPattern: ValueParser<NamedPattern> = {
  expected: said("one path; repeat the option for another one"),
  examples: ["data.id", "'items[*].id'", "'**.updated_at'"],
  parse: (name) => {
    const pattern = parsePattern(name);
    return pattern === undefined ? undefined : { name, pattern };
  },
};

export const condition: ValueParser<Condition> = {
  expected: said("a condition"),
  examples: ["data.direction=inbound", "data.user_id!=7"],
  suggestions: SUGGEST_ASSIGNMENTS,
  parse: parseCondition,
  hintFor: missingEquals,
};

function missingEquals(text: string): Said | undefined {
  return text === "" || text.includes("=") ? undefined : said("the = and the value are missing: {text}=7", { text });
}

function asJson(text: string): string {
  return parseText(text).kind === "json" ? text.trim() : JSON.stringify(text);
}
