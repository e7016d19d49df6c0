import { flowIssues, isInMilliseconds } from "./call-flow.ts";
import { partyIssues } from "./call-parties.ts";
import { resultIssues } from "./call-result.ts";
import { notConnected, tooEarly } from "./call-state.ts";
import { callTimeClaims } from "./call-times.ts";
import { flowSteps } from "./flow-steps.ts";
import { contradictions2023 } from "./records-2023.ts";
import { timeIssues } from "./time-claims.ts";
import type { CatalogueEntry } from "../../catalogue/catalogue.ts";
import type { Issue } from "../issue.ts";
import type { JsonObject } from "../../payload/values.ts";

/**
 * The values of an event that contradict each other. `ignored` are the paths below `data` that have an issue already: one
 * cause is one issue.
 */
export function contradictions(
  { name, format }: CatalogueEntry,
  data: JsonObject,
  ignored: readonly string[] = [],
): Issue[] {
  const found =
    format === "2023"
      ? contradictions2023(name, data)
      : name.startsWith("call_")
        ? callContradictions(name, data, ignored)
        : [];
  const paths = new Set(ignored.map((field) => `data.${field}`));
  return found.filter(({ path }) => !paths.has(path));
}

function callContradictions(event: string, data: JsonObject, ignored: readonly string[]): Issue[] {
  const steps = flowSteps(data);
  const early = tooEarly(event, data, steps);
  const left = new Set([...ignored, ...early.fields]);
  const comparable = steps.filter((step) => !isInMilliseconds(step) && !left.has(`call_flow.${step.index}`));
  const claims = callTimeClaims(data, comparable).filter(({ fields }) => !fields.some((field) => left.has(field)));
  return [
    ...early.issues,
    ...notConnected(event, data),
    ...timeIssues(claims, data),
    ...(early.issues.length > 0 ? [] : resultIssues(event, data, steps)),
    ...partyIssues(data),
    ...flowIssues(event, data, steps),
  ];
}
