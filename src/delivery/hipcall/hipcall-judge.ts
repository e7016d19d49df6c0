import type { DeliveryOutcome } from "../outcome/outcome.ts";
import type { BreakRule, HipcallRules } from "./hipcall-rules.ts";

/** A delivery as the judge sees it; `number` is its place in the run, from 1. */
type Judged = Pick<DeliveryOutcome, "accepted" | "event" | "number">;

/** What Hipcall would have made of a run. */
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
  /** When the failures that still count were, the oldest first: never more than it takes to break. */
  #countingMs: readonly number[] = [];
  #failures = 0;
  #broken: Judged | undefined;

  constructor({ breaks }: HipcallRules) {
    this.#breaks = breaks;
  }

  /** Takes the deliveries in the order in which they ended; `atMs` is a clock that never goes back. */
  add(delivery: Judged, atMs: number): void {
    if (delivery.accepted) {
      if (this.#breaks.kind === "in_a_row") this.#countingMs = [];
      return;
    }
    this.#failures += 1;
    const counting = [...this.#countingMs, atMs].filter((failedMs) => this.#stillCounts(failedMs, atMs));
    this.#countingMs = counting.slice(-this.#breaks.failures);
    if (counting.length >= this.#breaks.failures) this.#broken ??= delivery;
  }

  /** The delivery that broke the integration; nothing is sent after it. */
  get broken(): Judged | undefined {
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
  return `Hipcall would have turned the integration "Broken" at ${at}, after ${limit}, and sent nothing more: so this run stopped there`;
}
