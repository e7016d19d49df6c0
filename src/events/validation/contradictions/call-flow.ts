import { said } from "../../../language/said.ts";
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
      contradiction("call_flow", said("data.call_flow is empty, but every call has its init step"), {
        expected: said("an init step"),
        received: describeValue([]),
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
    contradiction(
      `call_flow.${index}.timestamp`,
      said("{path} is not in seconds", { path: `data.call_flow.${index}.timestamp` }),
      {
        expected: said("Unix time in seconds"),
        received: describeValue(timestamp),
        hint: said("this looks like milliseconds"),
      },
    ),
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
    contradiction("call_flow", said("data.call_flow has no hangup step, but the call has ended"), {
      expected: said("a hangup step, as the first"),
      received: said("array of {count}", { count: steps.length }),
    }),
  ];
}

function differentHangupBy({ index, detail }: FlowStep, data: JsonObject): Issue[] {
  const inFlow = isJsonObject(detail) ? detail["hangup_by"] : undefined;
  const { hangup_by: field } = data;
  if (typeof inFlow !== "string" || typeof field !== "string" || inFlow === field) return [];
  return [
    contradiction(
      `call_flow.${index}.detail.hangup_by`,
      said("the hangup step of data.call_flow has a different hangup_by than data.hangup_by"),
      { expected: printableStart(field, 60), received: describeValue(inFlow) },
    ),
  ];
}
