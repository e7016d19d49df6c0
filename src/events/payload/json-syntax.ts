import type { Text } from "../../language/said.ts";
import { type ParseErrorCode, type ParseOptions, printParseErrorCode, visit } from "jsonc-parser";

/** Where and why a text is not JSON. `line` and `column` start at 1. */
export interface JsonSyntaxError {
  readonly line: number;
  readonly column: number;
  readonly reason: JsonReason;
}

const REASONS = {
  InvalidSymbol: "this is not a JSON value",
  InvalidNumberFormat: "this is not a JSON number",
  PropertyNameExpected: "a property name in double quotes is expected",
  ValueExpected: "a value is expected",
  ColonExpected: "a colon is expected",
  CommaExpected: "a comma, or the end of the list or object, is expected",
  CloseBraceExpected: "the closing } is missing",
  CloseBracketExpected: "the closing ] is missing",
  EndOfFileExpected: "nothing is allowed after the value",
  InvalidCommentToken: "JSON has no comments",
  UnexpectedEndOfComment: "JSON has no comments",
  UnexpectedEndOfString: "the string does not end on its line",
  UnexpectedEndOfNumber: "the number does not end",
  InvalidUnicode: "this \\u escape is incomplete",
  InvalidEscapeCharacter: "JSON does not have this escape",
  InvalidCharacter: "a control character must be written as an escape",
} as const satisfies Readonly<Record<string, Text>>;

type JsonReason = (typeof REASONS)[keyof typeof REASONS] | "this is not JSON";

const BY_CODE: ReadonlyMap<string, JsonReason> = new Map(Object.entries(REASONS));

/** Explains why `JSON.parse` refuses a text, in the same words on every Node version. `undefined` for too deep nesting. */
export function explainJsonError(text: string): JsonSyntaxError | undefined {
  const first = firstError(text, { disallowComments: true });
  if (first === undefined) return undefined;
  const reason = BY_CODE.get(printParseErrorCode(first.error)) ?? "this is not JSON";
  return { ...positionOf(text, first.offset), reason };
}

/** The line and column of a character offset, both from 1. */
export function positionOf(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) {
    line += 1;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}

/** Whether a text is JSON but for comments and commas after the last item, as settings of editors have them. */
export function isJsonWithComments(text: string): boolean {
  return firstError(text, { allowTrailingComma: true, disallowComments: false }) === undefined;
}

interface FoundError {
  readonly error: ParseErrorCode;
  readonly offset: number;
}

/** Thrown at the first error, because a visitor can't end the parser in another way. */
const STOP = new Error("the first error is found");

/** Finds the first error only: a text of a megabyte can have a million. */
function firstError(text: string, options: ParseOptions): FoundError | undefined {
  let first: FoundError | undefined;
  const onError = (error: ParseErrorCode, offset: number): never => {
    first = { error, offset };
    throw STOP;
  };
  try {
    visit(text, { onError }, options);
  } catch (error) {
    if (error !== STOP && !(error instanceof RangeError)) throw error;
  }
  return first;
}
