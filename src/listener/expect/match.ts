import { type Condition, holds } from "../../captures/sources/condition.ts";
import { nearest } from "../../events/payload/nearest.ts";
import { valueAt } from "../../events/payload/payload-path.ts";
import { describeValue } from "../../events/payload/values.ts";
import { isInvalid } from "../answers/answer.ts";
import type { Expectation } from "./expectation.ts";
import type { ListenerEvent, ReceivedEvent, RefusedRequest } from "../listener-event.ts";
import { WEBHOOK_METHODS } from "../receive/accept-rules.ts";

/** Something that came and was almost what an expectation waits for. `number` is that of the received event. */
export type NearMiss =
  /** The right event with an error in its payload: `path` and `message` of the first one. */
  | {
      readonly kind: "invalid";
      readonly number: number;
      readonly event: string;
      readonly path: string;
      readonly message: string;
    }
  /** The right event, but a condition does not hold. */
  | {
      readonly kind: "other_value";
      readonly number: number;
      readonly event: string;
      readonly path: string;
      readonly expected: string;
      readonly received: string;
    }
  /** A webhook that was not taken, for its path or size, so nobody knows which event it was. */
  | { readonly kind: "refused"; readonly status: number; readonly path: string | null; readonly message: string }
  /** An event whose name is spelled almost so. */
  | { readonly kind: "other_name"; readonly number: number; readonly event: string };

/** What a happening is to an expectation: it counts, it is a near miss, or it has nothing to do with it. */
export type Judgement = { readonly kind: "counts" } | { readonly kind: "near"; readonly miss: NearMiss } | undefined;

/** Judges one happening by one expectation. Only an event without an error counts. */
export function judge(expectation: Expectation, told: ListenerEvent): Judgement {
  switch (told.type) {
    case "event":
      return judgeEvent(expectation, told);
    case "refused":
      return refusedMiss(told);
    case "ready":
    case "trouble":
      return undefined;
  }
}

/** The nearer of two misses; the later one when they are equally near. */
export function nearer(before: NearMiss | null, miss: NearMiss): NearMiss {
  return before === null || DISTANCE[miss.kind] <= DISTANCE[before.kind] ? miss : before;
}

const DISTANCE = { invalid: 0, other_value: 1, refused: 2, other_name: 3 } as const satisfies Record<
  NearMiss["kind"],
  number
>;

function judgeEvent({ pattern, matchesName, where }: Expectation, received: ReceivedEvent): Judgement {
  const { capture, number, issues } = received;
  const { event } = capture;
  if (event === null) return undefined;
  if (!matchesName(event)) {
    return nearest(pattern, [event.slice(0, 200)]) === undefined
      ? undefined
      : { kind: "near", miss: { kind: "other_name", number, event } };
  }
  const view = conditionView(received);
  const failed = where.find((condition) => !holds(condition, view));
  if (failed !== undefined) return { kind: "near", miss: otherValue(failed, view, { number, event }) };
  if (!isInvalid(capture)) return { kind: "counts" };
  const error = issues.find(({ severity }) => severity === "error");
  return {
    kind: "near",
    miss: { kind: "invalid", number, event, path: error?.path ?? "", message: error?.message ?? "" },
  };
}

/** What conditions look at: the payload, and beside it the request that brought it. */
function conditionView({ capture, envelope }: ReceivedEvent): object {
  const { method, path } = capture;
  return { ...envelope, request: { method, path: path.split("?", 1)[0] } };
}

function otherValue(
  { name, path, equals, text }: Condition,
  view: object,
  seen: { number: number; event: string },
): NearMiss {
  const expected = equals ? text : `anything but ${text}`;
  return { kind: "other_value", ...seen, path: name, expected, received: describeValue(valueAt(view, path)) };
}

function refusedMiss({ status, method, path, message }: RefusedRequest): Judgement {
  if (method === null || !WEBHOOK_METHODS.has(method)) return undefined;
  return { kind: "near", miss: { kind: "refused", status, path, message } };
}
