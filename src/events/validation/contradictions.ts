import { issue, type Issue } from "./issue.ts";
import { utcTimeMs } from "../payload/times.ts";
import { type JsonObject, describeValue } from "../payload/values.ts";

/** Rounding of a duration to whole seconds may differ by this much from the difference of its times. */
const DURATION_TOLERANCE_SECONDS = 1;

/** Two fields of one 2023 payload that cannot both be right. */
export function contradictions2023(data: JsonObject): Issue[] {
  const times = timesOf(data, ["startstamp", "timestamp", "created_at", "updated_at", "deleted_at"]);
  return [
    ...earlierThan(times, "timestamp", ["startstamp"]),
    ...earlierThan(times, "updated_at", ["created_at"]),
    ...earlierThan(times, "deleted_at", ["created_at"]),
  ];
}

/** Two fields of one 2024 call payload that cannot both be right. */
export function contradictions2024(eventName: string, data: JsonObject): Issue[] {
  const times = timesOf(data, ["started_at", "answered_at", "bridged_at", "ended_at"]);
  return [
    ...earlierThan(times, "answered_at", ["started_at"]),
    ...earlierThan(times, "bridged_at", ["started_at"]),
    ...earlierThan(times, "ended_at", ["started_at", "answered_at", "bridged_at"]),
    ...missedCall(data),
    ...duration(times, "first_touch_duration", "bridged_at"),
    ...callDuration(times),
    ...outcomeTooSoon(eventName, data),
  ];
}

/** The times that a payload names, in Unix milliseconds; `undefined` is no time, and fits any other. */
interface Times<Field extends string> {
  readonly data: JsonObject;
  readonly ms: Readonly<Record<Field, number | undefined>>;
}

function timesOf<const Field extends string>(data: JsonObject, fields: readonly Field[]): Times<Field> {
  const ms = {} as Record<Field, number | undefined>;
  for (const field of fields) ms[field] = utcTimeMs(data[field]);
  return { data, ms };
}

/** Each time is compared with those that come before it; the first that is later says it, so that one cause is one issue. */
function earlierThan<Field extends string>(
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
      contradiction("missing_call_reason", "data.missing_call_reason is set although data.missing_call is false", {
        expected: "null",
        received: describeValue(reason),
      }),
    ];
  }
  if (data["direction"] === "outbound") {
    return [
      contradiction("missing_call", "data.missing_call is true on an outbound call", {
        expected: "false: an outbound call that nobody answers has call_duration 0",
        received: describeValue(true),
      }),
    ];
  }
  if (typeof data["bridged_at"] !== "string") return [];
  return [
    contradiction("bridged_at", "data.bridged_at is set although data.missing_call is true", {
      expected: "null",
      received: describeValue(data["bridged_at"]),
    }),
  ];
}

type CallTimes = Times<"started_at" | "bridged_at" | "ended_at">;

/** Measured in 2026: inbound, and outbound that was answered, last from start to end; unanswered outbound is 0. Internal calls were not measured. */
function callDuration(times: CallTimes): Issue[] {
  const { data } = times;
  if (data["direction"] !== "inbound" && data["direction"] !== "outbound") return [];
  const unansweredOutbound = data["direction"] === "outbound" && data["answered_at"] === null;
  if (!unansweredOutbound) return duration(times, "call_duration", "ended_at");
  if (typeof data["call_duration"] !== "number" || data["call_duration"] === 0) return [];
  return [
    contradiction("call_duration", "data.call_duration is not 0 although the outbound call was never answered", {
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
    contradiction(field, `data.${field} does not fit data.started_at and data.${until}`, {
      expected: `about ${Math.round(measured)} s`,
      received: describeValue(seconds),
    }),
  ];
}

/** `call_init` comes when a call starts: it cannot know yet how it ended. */
function outcomeTooSoon(eventName: string, data: JsonObject): Issue[] {
  if (eventName !== "call_init" && eventName !== "call_bridged") return [];
  if (data["ended_at"] === null || data["ended_at"] === undefined) return [];
  return [
    contradiction("ended_at", `data.ended_at is set although ${eventName} comes while the call is going on`, {
      expected: "null",
      received: describeValue(data["ended_at"]),
    }),
  ];
}

function contradiction(field: string, message: string, values: { expected: string; received: string }): Issue {
  return issue("warning", "contradiction", { path: `data.${field}`, message, ...values });
}
