import { said } from "../../../language/said.ts";
import { contradiction } from "./contradiction.ts";
import type { FlowStep } from "./flow-steps.ts";
import type { Issue } from "../issue.ts";
import { type JsonObject, describeValue } from "../../payload/values.ts";

/** How a 2024 call ended, by the fields that say it: missed or connected, with a voicemail or a recording. */
export function resultIssues(event: string, data: JsonObject, steps: readonly FlowStep[]): Issue[] {
  const result = data["missing_call"] === true ? missedCall(data, steps) : notMissedCall(event, data);
  const untouched = result.some(({ path }) => path === "data.bridged_at") ? [] : touchWithoutBridge(event, data);
  return [...result, ...untouched, ...neverAnswered(data), ...voicemail(data)];
}

function missedCall(data: JsonObject, steps: readonly FlowStep[]): Issue[] {
  if (data["direction"] === "outbound") {
    return [
      contradiction("missing_call", said("data.missing_call is true on an outbound call"), {
        expected: said("false (an outbound call that nobody answers has call_duration 0)"),
        received: describeValue(true),
      }),
    ];
  }
  return [...bridgedAnyway(data, steps), ...withoutReason(data), ...recordedAnyway(data)];
}

function bridgedAnyway(data: JsonObject, steps: readonly FlowStep[]): Issue[] {
  if (typeof data["bridged_at"] === "string") {
    return [
      contradiction("bridged_at", said("data.bridged_at is set, but data.missing_call is true"), {
        expected: "null",
        received: describeValue(data["bridged_at"]),
      }),
    ];
  }
  const bridge = steps.find(({ action }) => action === "bridge");
  if (bridge === undefined) return [];
  return [
    contradiction(
      `call_flow.${bridge.index}`,
      said("data.call_flow has a bridge step, but data.missing_call is true"),
      {
        expected: said("no bridge step"),
        received: said("a bridge step"),
      },
    ),
  ];
}

function withoutReason(data: JsonObject): Issue[] {
  if (data["direction"] !== "inbound" || data["missing_call_reason"] !== null) return [];
  return [
    contradiction("missing_call_reason", said("data.missing_call_reason is null, but data.missing_call is true"), {
      expected: said("a reason, such as {reason}", { reason: "abandoned" }),
      received: "null",
    }),
  ];
}

function recordedAnyway(data: JsonObject): Issue[] {
  if (typeof data["record_url"] !== "string") return [];
  return [
    contradiction("record_url", said("data.record_url is set, but data.missing_call is true: nobody talked"), {
      expected: "null",
      received: describeValue(data["record_url"]),
    }),
  ];
}

function notMissedCall(event: string, data: JsonObject): Issue[] {
  if (data["missing_call"] !== false) return [];
  const reason = data["missing_call_reason"];
  if (typeof reason === "string") {
    return [
      contradiction("missing_call_reason", said("data.missing_call_reason is set, but data.missing_call is false"), {
        expected: "null",
        received: describeValue(reason),
      }),
    ];
  }
  if (event !== "call_hangup" || data["direction"] !== "inbound" || data["bridged_at"] !== null) return [];
  return [
    contradiction(
      "bridged_at",
      said("data.bridged_at is null, but data.missing_call is false: neither missed nor connected"),
      {
        expected: said("a time, or missing_call true"),
        received: "null",
      },
    ),
  ];
}

/** The published `call_hangup` of 2024 has a `first_touch_duration` of 0, so only other values need a time. */
function touchWithoutBridge(event: string, data: JsonObject): Issue[] {
  const { first_touch_duration: seconds, bridged_at: bridgedAt } = data;
  if (typeof seconds === "number" && seconds > 0 && bridgedAt === null) {
    return [
      contradiction("first_touch_duration", said("data.first_touch_duration is set, but data.bridged_at is null"), {
        expected: said("null or 0"),
        received: describeValue(seconds),
      }),
    ];
  }
  if (event !== "call_hangup" || seconds !== null || typeof bridgedAt !== "string") return [];
  return [
    contradiction("first_touch_duration", said("data.first_touch_duration is null, but data.bridged_at is set"), {
      expected: said("the seconds from data.started_at to data.bridged_at"),
      received: "null",
    }),
  ];
}

/** Measured in 2026. */
function neverAnswered(data: JsonObject): Issue[] {
  if (data["direction"] !== "outbound" || data["answered_at"] !== null) return [];
  if (typeof data["call_duration"] !== "number" || data["call_duration"] === 0) return [];
  return [
    contradiction("call_duration", said("data.call_duration is not 0, but the outbound call was never answered"), {
      expected: "0",
      received: describeValue(data["call_duration"]),
    }),
  ];
}

const VOICEMAIL = ["voicemail_id", "voicemail_type", "voicemail_url"] as const;

function voicemail(data: JsonObject): Issue[] {
  const set = VOICEMAIL.find((field) => data[field] !== null && data[field] !== undefined);
  if (set === undefined) return [];
  const lacking = VOICEMAIL.find((field) => data[field] === null);
  if (lacking !== undefined) {
    return [
      contradiction(
        lacking,
        said("{path} is null, but {other} is set", { path: `data.${lacking}`, other: `data.${set}` }),
        {
          expected: said("all three of a voicemail's fields, or none"),
          received: "null",
        },
      ),
    ];
  }
  const outbound = data["direction"] === "outbound";
  if (!outbound && data["missing_call"] !== false) return [];
  const path = `data.${set}`;
  const message = outbound
    ? said("{path} is set, but data.direction is outbound: only who calls in vain leaves a voicemail", { path })
    : said("{path} is set, but data.missing_call is false: only who calls in vain leaves a voicemail", { path });
  return [
    contradiction(set, message, {
      expected: "null",
      received: describeValue(data[set]),
    }),
  ];
}
