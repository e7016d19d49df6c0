import type { BreakRule, HipcallRules } from "./hipcall-rules.ts";

/** What the judge needs to know of a completed delivery. */
interface CompletedDelivery {
  /** Its place in the run, from 1. */
  readonly number: number;
  readonly event: string | null;
  readonly accepted: boolean;
}

/** Whether Hipcall would have kept the integration active. */
export interface HipcallVerdict {
  readonly failures: number;
  /** The delivery at which the integration would have turned "Broken"; `null` when it would not. */
  readonly brokenAt: { readonly number: number; readonly event: string | null } | null;
  /** The same in plain words. Not yet made safe for a terminal. */
  readonly says: string;
}

/** Counts failures as Hipcall does. */
export class HipcallJudge {
  readonly #breaks: BreakRule;
  /** The times of the failures that still count, the oldest first; no more of them than the limit. */
  #countingMs: readonly number[] = [];
  #failures = 0;
  #broken: CompletedDelivery | undefined;

  constructor({ breaks }: HipcallRules) {
    this.#breaks = breaks;
  }

  /** Call it for each delivery, in the order in which they complete; `atMs` is a time of the monotonic clock. */
  add(delivery: CompletedDelivery, atMs: number): void {
    if (delivery.accepted) {
      if (this.#breaks.kind === "in_a_row") this.#countingMs = [];
      return;
    }
    this.#failures += 1;
    const counting = [...this.#countingMs, atMs].filter((failedMs) => this.#stillCounts(failedMs, atMs));
    this.#countingMs = counting.slice(-this.#breaks.failures);
    if (counting.length >= this.#breaks.failures) this.#broken ??= delivery;
  }

  /** The delivery after which Hipcall sends nothing more. */
  get broken(): CompletedDelivery | undefined {
    return this.#broken;
  }

  verdict(): HipcallVerdict {
    const broken = this.#broken;
    const brokenAt = broken === undefined ? null : { number: broken.number, event: broken.event };
    return { failures: this.#failures, brokenAt, says: sentence(this.#breaks, brokenAt) };
  }

  #stillCounts(failedMs: number, nowMs: number): boolean {
    return this.#breaks.kind === "in_a_row" || nowMs - failedMs <= this.#breaks.withinMs;
  }
}

function sentence(breaks: BreakRule, brokenAt: HipcallVerdict["brokenAt"]): string {
  const limit = `${breaks.failures} failures ${breaks.kind === "in_a_row" ? "in a row" : "within an hour"}`;
  if (brokenAt === null) return `Hipcall would keep the integration active: fewer than ${limit}`;
  const at = `delivery ${brokenAt.number}${brokenAt.event === null ? "" : ` (${brokenAt.event})`}`;
  return `Hipcall would have turned the integration "Broken" at ${at}, after ${limit}, and sent nothing more; this run stopped there`;
}
