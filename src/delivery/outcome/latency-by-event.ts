import { type TimeLimit, resultLateness } from "../hipcall/time-limit.ts";
import { Latencies, type LatencySummary } from "./latency.ts";
import type { DeliveryResult } from "../send/result.ts";

/** The answers that came too late for Hipcall, and those of which it is not known. */
interface LateAnswers {
  readonly tooLateForHipcall: number;
  readonly atRiskForHipcall: number;
}

/** The latencies of one event. */
export interface EventLatency extends LatencySummary, LateAnswers {
  readonly event: string | null;
}

interface Collected {
  readonly latencies: Latencies;
  tooLate: number;
  atRisk: number;
}

/** A histogram takes about 100 kB, and names come from the network: later names share one. */
const MOST_NAMES = 40;
const OTHER_NAMES = "(other names)";

/** Collects latencies by event name. A timeout has no latency, but it can be too late for Hipcall too. */
export class LatencyByEvent {
  readonly #timeLimit: TimeLimit;
  readonly #events = new Map<string | null, Collected>();

  constructor(timeLimit: TimeLimit) {
    this.#timeLimit = timeLimit;
  }

  add(event: string | null, result: DeliveryResult): void {
    if (result.kind !== "answered" && result.kind !== "timed_out") return;
    const collected = this.#collected(event);
    if (result.kind === "answered") collected.latencies.add(result.durationMs);
    const late = resultLateness(result, this.#timeLimit);
    if (late === "too_late") collected.tooLate += 1;
    if (late === "at_risk") collected.atRisk += 1;
  }

  /** In the order in which the names first came; without names that were never answered. */
  summary(): EventLatency[] {
    return [...this.#events].flatMap(([event, { latencies, tooLate, atRisk }]) => {
      const summary = latencies.summary();
      return summary === null ? [] : [{ event, ...summary, tooLateForHipcall: tooLate, atRiskForHipcall: atRisk }];
    });
  }

  /** Over all events, including those that were never answered. */
  get late(): LateAnswers {
    const all = [...this.#events.values()];
    return {
      tooLateForHipcall: all.reduce((sum, { tooLate }) => sum + tooLate, 0),
      atRiskForHipcall: all.reduce((sum, { atRisk }) => sum + atRisk, 0),
    };
  }

  #collected(event: string | null): Collected {
    const name = this.#events.has(event) || this.#events.size < MOST_NAMES ? event : OTHER_NAMES;
    const collected = this.#events.get(name) ?? { latencies: new Latencies(), tooLate: 0, atRisk: 0 };
    this.#events.set(name, collected);
    return collected;
  }
}
