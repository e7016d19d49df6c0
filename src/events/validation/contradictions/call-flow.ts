import { contradiction } from "./contradiction.ts";
import { type FlowStep, stepTimeMs } from "./flow-steps.ts";
import type { Issue } from "../issue.ts";
import { printableStart } from "../../payload/printable.ts";
import { type JsonObject, describeValue, isJsonObject } from "../../payload/values.ts";

/** Later than any call in seconds: the year 2286. */
const LATEST_SECONDS = 1e10;

/** What `call_flow` lacks, and what it says otherwise than the fields of the same event. The times are compared elsewhere. */
export function flowIssues(event: string, data: JsonObject, steps: readonly FlowStep[]): Issue[] {
  if (Array.isArray(data["call_flow"]) && data["call_flow"].length === 0) {
    return [
      contradiction("call_flow", "data.call_flow is empty, but every call has its init step", {
        expected: "an init step",
        received: "array of 0",
      }),
    ];
  }
  return [...inMilliseconds(steps), ...(event === "call_hangup" ? hangupStep(data, steps) : [])];
}

function inMilliseconds(steps: readonly FlowStep[]): Issue[] {
  const step = steps.find((each) => isInMilliseconds(each));
  if (step === undefined) return [];
  const { index, timestamp } = step;
  return [
    contradiction(`call_flow.${index}.timestamp`, `data.call_flow.${index}.timestamp is not in seconds`, {
      expected: "Unix time in seconds",
      received: describeValue(timestamp),
      hint: "this looks like milliseconds",
    }),
  ];
}

/** Whether the time of a step is given in milliseconds. Such a step has its own issue, and is not compared. */
export function isInMilliseconds(step: FlowStep): boolean {
  const ms = stepTimeMs(step);
  return ms !== undefined && ms / 1000 > LATEST_SECONDS;
}

function hangupStep(data: JsonObject, steps: readonly FlowStep[]): Issue[] {
  const step = steps.find(({ action }) => action === "hangup");
  if (step !== undefined) return differentHangupBy(step, data);
  if (steps.length === 0) return [];
  return [
    contradiction("call_flow", "data.call_flow has no hangup step, but the call has ended", {
      expected: "a hangup step, as the first",
      received: `array of ${steps.length}`,
    }),
  ];
}

function differentHangupBy({ index, detail }: FlowStep, data: JsonObject): Issue[] {
  const inFlow = isJsonObject(detail) ? detail["hangup_by"] : undefined;
  const { hangup_by: said } = data;
  if (typeof inFlow !== "string" || typeof said !== "string" || inFlow === said) return [];
  return [
    contradiction(
      `call_flow.${index}.detail.hangup_by`,
      "the hangup step of data.call_flow has a different hangup_by than data.hangup_by",
      { expected: printableStart(said, 60), received: describeValue(inFlow) },
    ),
  ];
}
