import { said } from "../../../language/said.ts";
import { contradiction } from "./contradiction.ts";
import { type TimeClaim, TOLERANCE_MS, order } from "./time-claims.ts";
import { stepTimeMs, type FlowStep } from "./flow-steps.ts";
import { utcTimeMs } from "../../payload/times.ts";
import { type JsonObject, describeValue } from "../../payload/values.ts";

/** What the times, durations and steps of a 2024 call say about each other. */
export function callTimeClaims(data: JsonObject, steps: readonly FlowStep[]): TimeClaim[] {
  return [
    ...order(data, "answered_at", "started_at"),
    ...order(data, "bridged_at", "started_at"),
    // On an outbound call the agent's own line is connected before the customer answers.
    ...(data["direction"] === "inbound" ? order(data, "bridged_at", "answered_at") : []),
    ...["started_at", "answered_at", "bridged_at"].flatMap((earlier) => order(data, "ended_at", earlier)),
    ...duration(data, "first_touch_duration", "bridged_at"),
    ...callDuration(data),
    ...stepTime(
      steps.findLast(({ action }) => action === "init"),
      "started_at",
      data,
    ),
    ...stepTime(
      steps.find(({ action }) => action === "hangup"),
      "ended_at",
      data,
    ),
    ...newestFirst(steps),
  ];
}

/**
 * Measured in 2026: `call_duration` is the time from start to end, but 0 for an outbound call that nobody answers.
 * Internal calls were not measured.
 */
function callDuration(data: JsonObject): TimeClaim[] {
  if (data["direction"] !== "inbound" && data["direction"] !== "outbound") return [];
  const unansweredOutbound = data["direction"] === "outbound" && data["answered_at"] === null;
  return unansweredOutbound ? [] : duration(data, "call_duration", "ended_at");
}

function duration(data: JsonObject, field: string, until: "bridged_at" | "ended_at"): TimeClaim[] {
  const seconds = data[field];
  const [startedMs, untilMs] = [utcTimeMs(data["started_at"]), utcTimeMs(data[until])];
  if (typeof seconds !== "number" || startedMs === undefined || untilMs === undefined || untilMs < startedMs) return [];
  const measured = (untilMs - startedMs) / 1000;
  return [
    {
      fields: [field, "started_at", until],
      holds: Math.abs(seconds - measured) * 1000 <= TOLERANCE_MS,
      exact: true,
      issue: () =>
        contradiction(
          field,
          said("{path} does not match data.started_at and {until}", {
            path: `data.${field}`,
            until: `data.${until}`,
          }),
          { expected: said("about {seconds} s", { seconds: Math.round(measured) }), received: describeValue(seconds) },
        ),
    },
  ];
}

function stepTime(step: FlowStep | undefined, field: "started_at" | "ended_at", data: JsonObject): TimeClaim[] {
  const stepMs = step && stepTimeMs(step);
  const fieldMs = utcTimeMs(data[field]);
  if (step === undefined || stepMs === undefined || fieldMs === undefined) return [];
  const path = `call_flow.${step.index}.timestamp`;
  return [
    {
      fields: [path, field],
      holds: Math.abs(stepMs - fieldMs) <= TOLERANCE_MS,
      exact: true,
      issue: () =>
        contradiction(
          path,
          said("the {action} step of data.call_flow does not match {field}", {
            action: String(step.action),
            field: `data.${field}`,
          }),
          { expected: String(fieldMs / 1000), received: describeValue(step.timestamp) },
        ),
    },
  ];
}

/** The first step that is in the wrong place. */
function newestFirst(steps: readonly FlowStep[]): TimeClaim[] {
  const at = steps.findIndex((step, index) => {
    const before = steps[index - 1];
    const [ms, beforeMs] = [stepTimeMs(step), before && stepTimeMs(before)];
    return ms !== undefined && beforeMs !== undefined && ms > beforeMs;
  });
  const [step, before] = [steps[at], steps[at - 1]];
  if (step === undefined || before === undefined) return [];
  const path = `call_flow.${step.index}.timestamp`;
  return [
    {
      fields: [path, `call_flow.${before.index}.timestamp`],
      holds: false,
      exact: false,
      issue: () =>
        contradiction(
          path,
          said("{step} is later than the step before it in the list", { step: `data.call_flow.${step.index}` }),
          { expected: said("the newest step first") },
        ),
    },
  ];
}
