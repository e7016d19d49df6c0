import { type Condition, holds } from "../../captures/sources/condition.ts";
import { nearest } from "../../events/payload/nearest.ts";
import { valueAt } from "../../events/payload/payload-path.ts";
import { describeValue } from "../../events/payload/values.ts";
import { messageOf } from "../../events/validation/said-issue.ts";
import { isInvalid } from "../answers/answer.ts";
import type { ListenerEvent, ReceivedEvent, RefusedRequest } from "../listener-event.ts";
import { WEBHOOK_METHODS } from "../receive/accept-rules.ts";
import { type Wording, said } from "../../language/said.ts";
import type { Expectation } from "./expectation.ts";

/** A request that almost matches an expectation. `number` is that of the received event. */
export type NearMiss =
  /** The expected event, but its payload has an error: `path` and `message` of the first one. */
  | {
      readonly kind: "invalid";
      readonly number: number;
      readonly event: string;
      readonly path: string;
      readonly message: Wording;
    }
  /** The expected event, but a condition does not hold. */
  | {
      readonly kind: "other_value";
      readonly number: number;
      readonly event: string;
      readonly path: string;
      readonly expected: Wording;
      readonly received: Wording;
    }
  /** A refused webhook: its body was not read, so it may be the expected event. */
  | { readonly kind: "refused"; readonly status: number; readonly path: string | null; readonly message: Wording }
  /** An event with a similar name. */
  | { readonly kind: "other_name"; readonly number: number; readonly event: string };

/** `undefined` when the event has nothing to do with the expectation. */
export type Match = { readonly kind: "counts" } | { readonly kind: "near"; readonly miss: NearMiss } | undefined;

/** Compares an event with an expectation. Only an event without an error counts. */
export function match(expectation: Expectation, event: ListenerEvent): Match {
  switch (event.type) {
    case "event":
      return matchReceived(expectation, event);
    case "refused":
      return matchRefused(event);
    case "ready":
    case "pending":
    case "warning":
    case "trouble":
      return undefined;
  }
}

/** The nearer of two misses; the later one when they are equally near. */
export function nearerMiss(before: NearMiss | null, miss: NearMiss): NearMiss {
  return before === null || DISTANCE[miss.kind] <= DISTANCE[before.kind] ? miss : before;
}

const DISTANCE = { invalid: 0, other_value: 1, refused: 2, other_name: 3 } as const satisfies Record<
  NearMiss["kind"],
  number
>;

function matchReceived({ pattern, matchesName, where }: Expectation, received: ReceivedEvent): Match {
  const { capture, number, issues } = received;
  const { event } = capture;
  if (event === null) return undefined;
  if (!matchesName(event)) {
    return nearest(pattern, [event.slice(0, 200)]) === undefined
      ? undefined
      : { kind: "near", miss: { kind: "other_name", number, event } };
  }
  const fields = conditionFields(received);
  const failed = where.find((condition) => !holds(condition, fields));
  if (failed !== undefined) return { kind: "near", miss: otherValue(failed, fields, { number, event }) };
  if (!isInvalid(capture)) return { kind: "counts" };
  const error = issues.find(({ severity }) => severity === "error");
  return {
    kind: "near",
    miss: {
      kind: "invalid",
      number,
      event,
      path: error?.path ?? "",
      message: error === undefined ? "" : messageOf(error),
    },
  };
}

function matchRefused({ status, method, path, message }: RefusedRequest): Match {
  if (method === null || !WEBHOOK_METHODS.has(method)) return undefined;
  return { kind: "near", miss: { kind: "refused", status, path, message } };
}

/** The fields that a condition can name: those of the payload, and `request.method` and `request.path`. */
function conditionFields({ capture, envelope }: ReceivedEvent): object {
  const { method, path } = capture;
  return { ...envelope, request: { method, path: path.split("?", 1)[0] } };
}

function otherValue(
  { name, path, equals, text }: Condition,
  fields: object,
  seen: { number: number; event: string },
): NearMiss {
  const expected = equals ? text : said("anything but {value}", { value: text });
  return { kind: "other_value", ...seen, path: name, expected, received: describeValue(valueAt(fields, path)) };
}
