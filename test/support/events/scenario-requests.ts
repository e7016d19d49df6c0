import { bodyHash } from "../../../src/captures/record/body.ts";
import type { QueuedRequest } from "../../../src/delivery/request/queue.ts";
import { type CallStep, callStep, contradictionsIn } from "../../../src/events/calls/call-step.ts";
import { callTimeline } from "../../../src/events/calls/call-timeline.ts";
import type { Issue } from "../../../src/events/validation/issue.ts";
import { SCENARIO_NAMES } from "../../../src/events/scenarios/scenario-names.ts";
import { findScenario } from "../../../src/events/scenarios/scenarios.ts";
import type { Scenario } from "../../../src/events/scenarios/scenario.ts";
import { validateBody } from "../../../src/events/validation/validate.ts";

/** A scenario that comes with the program. */
export function scenarioNamed(name: string): Scenario {
  const found = findScenario(name);
  if (found.kind === "unknown") throw new Error(`no scenario ${name}`);
  return found.scenario;
}

/** The scenarios that are a call. */
export const CALL_SCENARIOS: readonly string[] = SCENARIO_NAMES.filter((name) => name !== "new-contact");

/** A scenario as `send` queues it. */
export function queueOf({ steps }: Scenario): QueuedRequest[] {
  return steps.map(({ event, afterMs, data }) => {
    const body = Buffer.from(JSON.stringify({ event, data }));
    const request = { method: "POST", path: "/", headers: [], body };
    return { event, origin: null, afterMs, request, sha256: bodyHash(body) };
  });
}

/** What a receiver finds that gets each request of one call exactly when it is due. */
export function findingsOf(queue: readonly QueuedRequest[]): readonly Issue[] {
  return callTimeline(stepsOf(queue))?.findings ?? [];
}

/** The steps of a call, for requests that arrive exactly when they are due; a body that can't be read is none. */
export function stepsOf(queue: readonly QueuedRequest[]): CallStep[] {
  let arrivedMs = 0;
  return queue.flatMap(({ afterMs, sha256, request: { body } }) => {
    arrivedMs += afterMs;
    const { envelope, issues } = validateBody(body);
    return envelope === null
      ? []
      : (callStep({ envelope, sha256, arrivedMs, contradictions: contradictionsIn(envelope, issues) }) ?? []);
  });
}
