import { bodyHash } from "../../../src/captures/record/body.ts";
import type { QueuedRequest } from "../../../src/delivery/request/queue.ts";
import { type CallStep, callStep, contradictionsIn } from "../../../src/events/calls/call-step.ts";
import { callTimeline } from "../../../src/events/calls/call-timeline.ts";
import type { Issue } from "../../../src/events/validation/issue.ts";
import { SCENARIO_NAMES } from "../../../src/events/scenarios/scenario-names.ts";
import { findScenario } from "../../../src/events/scenarios/scenarios.ts";
import type { Scenario } from "../../../src/events/scenarios/scenario.ts";
import { validateBody } from "../../../src/events/validation/validate.ts";

/** A built-in scenario. */
export function scenarioNamed(name: string): Scenario {
  const found = findScenario(name);
  if (found.kind === "unknown") throw new Error(`no scenario ${name}`);
  return found.scenario;
}

/** The built-in scenarios of a call. */
export const CALL_SCENARIOS: readonly string[] = SCENARIO_NAMES.filter((name) => name !== "new-contact");

/** The requests of a scenario, as `send` queues them. */
export function queueOf({ steps }: Scenario): QueuedRequest[] {
  return steps.map(({ event, afterMs, data }) => {
    const body = Buffer.from(JSON.stringify({ event, data }));
    const request = { method: "POST", path: "/", headers: [], body };
    return { event, origin: null, afterMs, request, sha256: bodyHash(body) };
  });
}

/** The findings for a call whose requests arrive exactly on time. */
export function findingsOf(queue: readonly QueuedRequest[]): readonly Issue[] {
  return callTimeline(stepsOf(queue))?.findings ?? [];
}

/** The steps of a call whose requests arrive exactly on time. An unreadable body gives no step. */
export function stepsOf(queue: readonly QueuedRequest[]): CallStep[] {
  let arrivedMs = 0;
  return queue.flatMap(({ afterMs, sha256, request: { body } }) => {
    arrivedMs += afterMs;
    const { envelope, issues } = validateBody(body);
    return envelope === null
      ? []
      : (callStep({ envelope, sha256, arrivedMs, contradictions: contradictionsIn(issues) }) ?? []);
  });
}
