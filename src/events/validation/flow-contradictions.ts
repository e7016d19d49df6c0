import { issue, type Issue } from "./issue.ts";
import { printableStart } from "../payload/printable.ts";
import { utcTimeMs } from "../payload/times.ts";
import { type JsonObject, isJsonObject } from "../payload/values.ts";

/** All these times are whole seconds, so they can differ by a rounding error. */
const TOLERANCE_MS = 1000;

/** Contradictions between `call_flow` (2024, newest step first) and the other fields of the same event. */
export function flowContradictions(eventName: string, data: JsonObject): Issue[] {
  const flow: readonly unknown[] = Array.isArray(data["call_flow"]) ? data["call_flow"] : [];
  const steps = flow.filter(isJsonObject);
  const [newest] = steps;
  const order = notNewestFirst(steps);
  if (eventName !== "call_hangup" || newest?.["action"] !== "hangup") return order;
  return [...order, ...differentEnd(newest, data), ...differentHangupBy(newest, data)];
}

function notNewestFirst(steps: readonly JsonObject[]): Issue[] {
  const times = steps.map(({ timestamp }) => (typeof timestamp === "number" ? timestamp : undefined));
  const at = times.findIndex((time, index) => {
    const before = times[index - 1];
    return time !== undefined && before !== undefined && time > before;
  });
  if (at === -1) return [];
  return [
    issue("warning", "contradiction", {
      path: `data.call_flow.${at}.timestamp`,
      message: `data.call_flow.${at} is later than the step before it in the list`,
      expected: "the newest step first",
    }),
  ];
}

function differentEnd({ timestamp }: JsonObject, data: JsonObject): Issue[] {
  const endedMs = utcTimeMs(data["ended_at"]);
  if (typeof timestamp !== "number" || endedMs === undefined) return [];
  if (Math.abs(timestamp * 1000 - endedMs) <= TOLERANCE_MS) return [];
  return [
    issue("warning", "contradiction", {
      path: "data.call_flow.0.timestamp",
      message: "the hangup step of data.call_flow does not match data.ended_at",
      expected: String(endedMs / 1000),
      received: `number ${timestamp}`,
    }),
  ];
}

function differentHangupBy({ detail }: JsonObject, data: JsonObject): Issue[] {
  const inFlow = isJsonObject(detail) ? detail["hangup_by"] : undefined;
  const { hangup_by: said } = data;
  if (typeof inFlow !== "string" || typeof said !== "string" || inFlow === said) return [];
  return [
    issue("warning", "contradiction", {
      path: "data.call_flow.0.detail.hangup_by",
      message: "the hangup step of data.call_flow has a different hangup_by than data.hangup_by",
      expected: printableStart(said, 60),
      received: `string "${printableStart(inFlow, 60)}"`,
    }),
  ];
}
