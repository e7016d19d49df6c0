import { type PayloadPath, parsePath, valueAt } from "../../events/payload/payload-path.ts";

/** A condition such as `data.direction=inbound` or `data.direction!=inbound`. */
export interface Condition {
  readonly path: PayloadPath;
  /** The path as typed, for messages. */
  readonly name: string;
  readonly equals: boolean;
  /** The value as typed, and the same read as JSON. Either one matches. */
  readonly text: string;
  readonly value: unknown;
}

/** Parses a condition; `undefined` if the text is not one. */
export function parseCondition(typed: string): Condition | undefined {
  const [, name, operator, text] = /^([^=!]+)(!?=)(.*)$/s.exec(typed) ?? [];
  const path = name === undefined ? undefined : parsePath(name);
  if (path === undefined || name === undefined || text === undefined) return undefined;
  return { path, name, equals: operator === "=", text, value: jsonOrText(text) };
}

/** Whether a condition holds for a payload. */
export function holds({ path, equals, text, value }: Condition, payload: unknown): boolean {
  const found = valueAt(payload, path);
  return (found === value || found === text) === equals;
}

/** The JSON value of a text, or the text itself if it is not JSON. */
export function jsonOrText(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}
