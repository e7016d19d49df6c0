import { type JsonObject, isJsonObject } from "../../payload/values.ts";

/** One step of `call_flow`. Its values are not checked. */
export interface FlowStep {
  /** Its place in the list, from 0. */
  readonly index: number;
  readonly action: unknown;
  readonly detail: unknown;
  readonly timestamp: unknown;
}

/** The steps of a call (2024), in the order of the list: the newest first. What is no step is left out. */
export function flowSteps({ call_flow: flow }: JsonObject): FlowStep[] {
  const list: readonly unknown[] = Array.isArray(flow) ? flow : [];
  return list.flatMap((step, index) =>
    isJsonObject(step) ? [{ index, action: step["action"], detail: step["detail"], timestamp: step["timestamp"] }] : [],
  );
}

/** When the step happened, in Unix milliseconds. */
export function stepTimeMs({ timestamp }: FlowStep): number | undefined {
  return typeof timestamp === "number" ? timestamp * 1000 : undefined;
}
