import { type ArrivedEvent, type CallStep, callStep, contradictionsIn } from "../../../src/events/calls/call-step.ts";
import { validatePayload } from "../../../src/events/validation/validate.ts";
import { scenarioNamed } from "./scenario-requests.ts";

/** The events of a scenario in the order of arrival. The event at index `at` has the changes. */
export function arrived(name: string, at = 0, changes: Readonly<Record<string, unknown>> = {}): ArrivedEvent[] {
  let arrivedMs = 0;
  return scenarioNamed(name).steps.map(({ event, afterMs, data }, index) => {
    arrivedMs += afterMs;
    const changed = index === at ? { ...data, ...changes } : data;
    const envelope = { event, data: changed };
    const { issues } = validatePayload(envelope);
    return { envelope, sha256: `${name} ${event}`, arrivedMs, contradictions: contradictionsIn(issues) };
  });
}

/** The call steps among the events. */
export function steps(events: readonly ArrivedEvent[]): CallStep[] {
  return events.flatMap((event) => callStep(event) ?? []);
}

/** The event with another arrival time. */
export function arrivedAt(event: ArrivedEvent, arrivedMs: number | null): ArrivedEvent {
  return { ...event, arrivedMs };
}
