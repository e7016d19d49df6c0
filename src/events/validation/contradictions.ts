import { issue, type Issue } from "./issue.ts";
import { utcTimeMs } from "../payload/times.ts";
import { type JsonObject, describeValue } from "../payload/values.ts";

/** Durations and times are whole seconds, so they can differ by a rounding error. */
const DURATION_TOLERANCE_SECONDS = 1;

/** Pairs of fields in a 2023 payload that contradict each other. */
export function contradictions2023(data: JsonObject): Issue[] {
  const times = timesOf(data, ["startstamp", "timestamp", "created_at", "updated_at", "deleted_at"]);
  return [
    ...mustNotPrecede(times, "timestamp", ["startstamp"]),
    ...mustNotPrecede(times, "updated_at", ["created_at"]),
    ...mustNotPrecede(times, "deleted_at", ["created_at"]),
  ];
}

/** Pairs of fields in a 2024 call payload that contradict each other. */
export function contradictions2024(eventName: string, data: JsonObject): Issue[] {
  const times = timesOf(data, ["started_at", "answered_at", "bridged_at", "ended_at"]);
  return [
    ...mustNotPrecede(times, "answered_at", ["started_at"]),
    ...mustNotPrecede(times, "bridged_at", ["started_at"]),
    ...mustNotPrecede(times, "ended_at", ["started_at", "answered_at", "bridged_at"]),
    ...missedCall(data),
    ...duration(times, "first_touch_duration", "bridged_at"),
    ...callDuration(times),
    ...endBeforeHangup(eventName, data),
  ];
}

/** The times of a payload in Unix milliseconds. A value that is not a time is `undefined`, and is not compared. */
interface Times<Field extends string> {
  readonly data: JsonObject;
  readonly ms: Readonly<Record<Field, number | undefined>>;
}

function timesOf<const Field extends string>(data: JsonObject, fields: readonly Field[]): Times<Field> {
  const ms = {} as Record<Field, number | undefined>;
  for (const field of fields) ms[field] = utcTimeMs(data[field]);
  return { data, ms };
}

/** Reports only the first of the fields that is later, so that one cause gives one issue. */
function mustNotPrecede<Field extends string>(
  { data, ms }: Times<Field>,
  field: NoInfer<Field>,
  before: readonly NoInfer<Field>[],
): Issue[] {
  const at = ms[field];
  if (at === undefined) return [];
  const earlier = before.find((name) => (ms[name] ?? at) > at);
  if (earlier === undefined) return [];
  return [
    contradiction(field, `data.${field} is before data.${earlier}`, {
      expected: `${String(data[earlier])} or later`,
      received: describeValue(data[field]),
    }),
  ];
}

function missedCall(data: JsonObject): Issue[] {
  if (data["missing_call"] !== true) {
    const reason = data["missing_call_reason"];
    if (data["missing_call"] !== false || typeof reason !== "string") return [];
    return [
      contradiction("missing_call_reason", "data.missing_call_reason is set, but data.missing_call is false", {
        expected: "null",
        received: describeValue(reason),
      }),
    ];
  }
  if (data["direction"] === "outbound") {
    return [
      contradiction("missing_call", "data.missing_call is true on an outbound call", {
        expected: "false (an outbound call that nobody answers has call_duration 0)",
        received: describeValue(true),
      }),
    ];
  }
  if (typeof data["bridged_at"] !== "string") return [];
  return [
    contradiction("bridged_at", "data.bridged_at is set, but data.missing_call is true", {
      expected: "null",
      received: describeValue(data["bridged_at"]),
    }),
  ];
}

type CallTimes = Times<"started_at" | "bridged_at" | "ended_at">;

/**
 * Measured in 2026: `call_duration` is the time from start to end, but 0 for an outbound call that nobody answers.
 * Internal calls were not measured.
 */
function callDuration(times: CallTimes): Issue[] {
  const { data } = times;
  if (data["direction"] !== "inbound" && data["direction"] !== "outbound") return [];
  const unansweredOutbound = data["direction"] === "outbound" && data["answered_at"] === null;
  if (!unansweredOutbound) return duration(times, "call_duration", "ended_at");
  if (typeof data["call_duration"] !== "number" || data["call_duration"] === 0) return [];
  return [
    contradiction("call_duration", "data.call_duration is not 0, but the outbound call was never answered", {
      expected: "0",
      received: describeValue(data["call_duration"]),
    }),
  ];
}

function duration({ data, ms }: CallTimes, field: string, until: "bridged_at" | "ended_at"): Issue[] {
  const seconds = data[field];
  const { started_at: startedMs, [until]: untilMs } = ms;
  if (typeof seconds !== "number" || startedMs === undefined || untilMs === undefined || untilMs < startedMs) return [];
  const measured = (untilMs - startedMs) / 1000;
  if (Math.abs(seconds - measured) <= DURATION_TOLERANCE_SECONDS) return [];
  return [
    contradiction(field, `data.${field} does not match data.started_at and data.${until}`, {
      expected: `about ${Math.round(measured)} s`,
      received: describeValue(seconds),
    }),
  ];
}

/** `call_init` and `call_bridged` are sent before the call ends, so they cannot have an end time. */
function endBeforeHangup(eventName: string, data: JsonObject): Issue[] {
  if (eventName !== "call_init" && eventName !== "call_bridged") return [];
  if (data["ended_at"] === null || data["ended_at"] === undefined) return [];
  return [
    contradiction("ended_at", `data.ended_at is set, but ${eventName} is sent while the call is in progress`, {
      expected: "null",
      received: describeValue(data["ended_at"]),
    }),
  ];
}

function contradiction(field: string, message: string, values: { expected: string; received: string }): Issue {
  return issue("warning", "contradiction", { path: `data.${field}`, message, ...values });
}
