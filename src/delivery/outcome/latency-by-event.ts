import { HIPCALL_WAITS_MS } from "../hipcall/hipcall-rules.ts";
import { Latencies, type LatencySummary } from "./latency.ts";
import type { DeliveryResult } from "../send/result.ts";

/** The latencies of one event, and the number of answers that came too late for Hipcall. */
export interface EventLatency extends LatencySummary {
  readonly event: string | null;
  readonly tooLateForHipcall: number;
}

interface Collected {
  readonly latencies: Latencies;
  tooLate: number;
}

/** A histogram takes about 100 kB, and names come from the network: later names share one. */
const MOST_NAMES = 40;
const OTHER_NAMES = "(other names)";

/** Collects latencies by event name. A timeout has no latency, but it can be too late for Hipcall too. */
export class LatencyByEvent {
  readonly #events = new Map<string | null, Collected>();

  add(event: string | null, result: DeliveryResult): void {
    if (result.kind !== "answered" && result.kind !== "timed_out") return;
    const collected = this.#collected(event);
    if (result.kind === "answered") collected.latencies.add(result.durationMs);
    // An answer at the limit itself is in time; a timeout there is not.
    const over = result.durationMs - HIPCALL_WAITS_MS;
    if (over > 0 || (over === 0 && result.kind === "timed_out")) collected.tooLate += 1;
  }

  /** In the order in which the names first came; without names that were never answered. */
  summary(): EventLatency[] {
    return [...this.#events].flatMap(([event, { latencies, tooLate }]) => {
      const summary = latencies.summary();
      return summary === null ? [] : [{ event, ...summary, tooLateForHipcall: tooLate }];
    });
  }

  /** Over all events, including those that were never answered. */
  get tooLateForHipcall(): number {
    return [...this.#events.values()].reduce((sum, { tooLate }) => sum + tooLate, 0);
  }

  #collected(event: string | null): Collected {
    const name = this.#events.has(event) || this.#events.size < MOST_NAMES ? event : OTHER_NAMES;
    const collected = this.#events.get(name) ?? { latencies: new Latencies(), tooLate: 0 };
    this.#events.set(name, collected);
    return collected;
  }
}
