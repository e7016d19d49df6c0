import type { HipcallEvent } from "../../../dist/types/events.d.ts";
import { RANDOM_IDS, freshener } from "../../events/payload/fresh.ts";
import type { ScenarioName } from "../../events/scenarios/scenario-names.ts";
import { findScenario } from "../../events/scenarios/scenarios.ts";
import { type WebhookRequest, requestOf } from "./request.ts";
import { type SampleOptions, unknownName } from "./sample.ts";

/** One event of a scenario. */
export interface ScenarioStep {
  readonly event: HipcallEvent;
  /** Milliseconds since the step before it. */
  readonly afterMs: number;
  /** The request of the event, for fetch, Hono and `app.inject` of Fastify. */
  readonly request: (url?: string) => WebhookRequest;
}

/**
 * The events of a whole call, or of one click in the panel, in their order. With `fresh` it is a call of its own that ends
 * now.
 *
 * ```ts
 * for (const step of scenario("voicemail", { fresh: true })) await app.inject(step.request("/hooks/hipcall"));
 * ```
 */
export function scenario(name: ScenarioName, { fresh = false }: SampleOptions = {}): readonly ScenarioStep[] {
  const found = findScenario(name);
  if (found.kind === "unknown") throw unknownName("scenario", name, found.nearest);
  const { steps } = found.scenario;
  const texts = steps.map(({ event, data }) => JSON.stringify({ event, data }));
  const freshen = fresh ? freshener({ now: () => new Date(), ...RANDOM_IDS }, texts) : (text: string) => text;
  return steps.map(({ afterMs }, index) => {
    const event = JSON.parse(freshen(texts[index] ?? "")) as HipcallEvent;
    return { event, afterMs, request: (url) => requestOf(event, url) };
  });
}
