import { HIPCALL_WAITS_MS } from "../hipcall/hipcall-rules.ts";
import { Latencies, type LatencySummary } from "./latency.ts";
import type { DeliveryResult } from "../send/result.ts";

/** How long the answers to one event took, and how many of them Hipcall would not have waited for. */
export interface EventLatency extends LatencySummary {
  readonly event: string | null;
  readonly tooLateForHipcall: number;
}

interface Gathered {
  readonly latencies: Latencies;
  tooLate: number;
}

/** A histogram takes some 100 kB, and names come from the network: after so many the rest is gathered together. */
const MOST_NAMES = 40;
const OTHER_NAMES = "(other names)";

/** Gathers latencies by event name. What was not answered has none, but a time-out can be too late for Hipcall too. */
export class LatencyByEvent {
  readonly #events = new Map<string | null, Gathered>();

  add(event: string | null, result: DeliveryResult): void {
    if (result.kind !== "answered" && result.kind !== "timed_out") return;
    const gathered = this.#gathered(event);
    if (result.kind === "answered") gathered.latencies.add(result.durationMs);
    // An answer at the limit itself was still in time; a time-out there was not.
    const over = result.durationMs - HIPCALL_WAITS_MS;
    if (over > 0 || (over === 0 && result.kind === "timed_out")) gathered.tooLate += 1;
  }

  /** In the order in which each name came first; names that were never answered are left out. */
  summary(): EventLatency[] {
    return [...this.#events].flatMap(([event, { latencies, tooLate }]) => {
      const summary = latencies.summary();
      return summary === null ? [] : [{ event, ...summary, tooLateForHipcall: tooLate }];
    });
  }

  /** Over all events, those included that were never answered. */
  get tooLateForHipcall(): number {
    return [...this.#events.values()].reduce((sum, { tooLate }) => sum + tooLate, 0);
  }

  #gathered(event: string | null): Gathered {
    const name = this.#events.has(event) || this.#events.size < MOST_NAMES ? event : OTHER_NAMES;
    const gathered = this.#events.get(name) ?? { latencies: new Latencies(), tooLate: 0 };
    this.#events.set(name, gathered);
    return gathered;
  }
}
