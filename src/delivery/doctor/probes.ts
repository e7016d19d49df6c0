import { randomInt, randomUUID } from "node:crypto";
import { sampleOf } from "../../events/catalogue/event-sample.ts";
import { type Freshen, freshener } from "../../events/payload/fresh.ts";
import type { ScenarioName } from "../../events/scenarios/scenario-names.ts";
import { findScenario } from "../../events/scenarios/scenarios.ts";
import type { Clock } from "../../context.ts";

/** One event to send. */
export interface Probe {
  readonly event: string;
  readonly body: string;
}

/** A number that cannot be dialled: Ofcom keeps it for stories. */
const STRANGER = "+442079460123";

/** The bodies that the checks send: each call is a new one that ends now. */
export class Probes {
  readonly #clock: Pick<Clock, "now">;

  constructor(clock: Pick<Clock, "now">) {
    this.#clock = clock;
  }

  call(name: ScenarioName): Probe[] {
    return this.#fresh(payloadsOf(name));
  }

  /** A missed call of somebody who is no contact: what Hipcall knows of callers is null. */
  unknownCaller(): Probe[] {
    const unknown = { caller_number: STRANGER, caller_id: null, contact_id: null, company_id: null };
    const payloads = payloadsOf("missed-inbound").map(({ event, data }) => {
      const known = Object.entries(unknown).filter(([key]) => Object.hasOwn(data, key));
      return { event, data: { ...data, ...Object.fromEntries(known) } };
    });
    return this.#fresh(payloads);
  }

  /** The end of a call whose other events were lost: Hipcall sends an event once. */
  lostStart(): Probe[] {
    return this.#fresh(payloadsOf("answered-inbound").filter(({ event }) => event === "call_hangup"));
  }

  otherEvents(): Probe[] {
    const samples = ["contact_create", "contact_number_updated", "task_create"].map(sampleOf);
    return samples.flatMap((found) => (found.kind === "found" ? this.#fresh([found.sample]) : []));
  }

  /** Hipcall has events whose names are not published. */
  unknownEvent(): Probe[] {
    return [{ event: "event_of_tomorrow", body: JSON.stringify({ event: "event_of_tomorrow", data: { id: 1 } }) }];
  }

  /** The ends of `count` calls. */
  burst(count: number): Probe[] {
    return Array.from({ length: count }, () => this.lostStart()).flat();
  }

  /** Events that are sent together keep their uuid and the gaps between their times. */
  #fresh(payloads: readonly { readonly event: string }[]): Probe[] {
    const bodies = payloads.map((payload) => JSON.stringify(payload));
    const freshen = this.#freshener(bodies);
    return payloads.map(({ event }, at) => ({ event, body: freshen(bodies[at] ?? "") }));
  }

  #freshener(bodies: readonly string[]): Freshen {
    return freshener(
      { now: this.#clock.now, newUuid: randomUUID, newId: () => randomInt(1_000_000, 10_000_000) },
      bodies,
    );
  }
}

function payloadsOf(name: ScenarioName): { readonly event: string; readonly data: object }[] {
  const found = findScenario(name);
  return found.kind === "found" ? found.scenario.steps.map(({ event, data }) => ({ event, data })) : [];
}
