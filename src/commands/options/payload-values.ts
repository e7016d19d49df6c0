import { type Condition, jsonOrText, parseCondition } from "../../captures/sources/condition.ts";
import { type EventPattern, eventPattern } from "../../events/catalogue/event-pattern.ts";
import { type PayloadPath, parsePath } from "../../events/payload/payload-path.ts";
import { EVENTS } from "./event-words.ts";
import type { ValueKind } from "./value-kind.ts";

/** `data.user_id=7`: a place in the payload and a value, JSON when it parses and else a string. */
export interface Assignment {
  readonly path: PayloadPath;
  /** The path as it was typed, for messages. */
  readonly name: string;
  readonly value: unknown;
}

export const assignment: ValueKind<Assignment> = {
  wants: "a path and a value such as data.user_id=7, its numbers no larger than 1.7e308",
  parse: (text) => {
    const equals = text.indexOf("=");
    if (equals < 1) return undefined;
    const name = text.slice(0, equals);
    const value = jsonOrText(text.slice(equals + 1));
    return holdsInfinity(value) ? undefined : { name, path: parsePath(name), value };
  },
};

export const payloadPath: ValueKind<{ path: PayloadPath; name: string }> = {
  wants: "a path such as data.number.name",
  parse: (text) => (text === "" ? undefined : { name: text, path: parsePath(text) }),
};

export const condition: ValueKind<Condition> = {
  wants: "a condition such as data.direction=inbound or data.user_id!=7",
  parse: parseCondition,
};

export const eventNamePattern: ValueKind<EventPattern> = {
  wants: "an event name or pattern such as call_hangup or 'call_*'",
  parse: (text) => (text === "" ? undefined : eventPattern(text)),
  completes: EVENTS,
};

/** What `1e999` is read as; JSON has no such number, so that `null` would be sent. */
function holdsInfinity(value: unknown): boolean {
  const left = [value];
  for (const next of left) {
    if (next === Number.POSITIVE_INFINITY || next === Number.NEGATIVE_INFINITY) return true;
    if (typeof next === "object" && next !== null) for (const inner of Object.values(next)) left.push(inner);
  }
  return false;
}
