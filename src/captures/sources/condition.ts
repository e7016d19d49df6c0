import { type PayloadPath, parsePath, valueAt } from "../../events/payload/payload-path.ts";

/** `data.direction=inbound`, or with `!=`. */
export interface Condition {
  readonly path: PayloadPath;
  /** The path as it was typed, for messages. */
  readonly name: string;
  readonly equals: boolean;
  /** What was written, and what it is as JSON; either may match. */
  readonly text: string;
  readonly value: unknown;
}

/** Reads a condition; `undefined` when it is none. */
export function parseCondition(typed: string): Condition | undefined {
  const [, name, operator, text] = /^([^=!]+)(!?=)(.*)$/s.exec(typed) ?? [];
  if (name === undefined || text === undefined) return undefined;
  return { path: parsePath(name), name, equals: operator === "=", text, value: jsonOrText(text) };
}

/** Whether a condition holds for a payload. */
export function holds({ path, equals, text, value }: Condition, payload: unknown): boolean {
  const found = valueAt(payload, path);
  return (found === value || found === text) === equals;
}

/** The JSON value that a text is, or else the text itself. */
export function jsonOrText(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}
