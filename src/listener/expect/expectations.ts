import { type Expectation, expectedCount } from "./expectation.ts";
import { ExpectedOrder } from "./event-order.ts";
import type { ListenerEvent } from "../listener-event.ts";
import { type NearMiss, judge, nearer } from "./match.ts";

/** What came of one expectation. */
export interface ExpectationResult {
  /** As it was typed. */
  readonly expectation: string;
  /** How many were to come, in words. */
  readonly expected: string;
  /** How many came. */
  readonly count: number;
  readonly outcome: "met" | "missing" | "exceeded" | "out_of_order";
  /** What came closest, when it is missing. */
  readonly nearestMiss: NearMiss | null;
}

/** `held` and `failed` can no longer change, whatever else comes. */
export type Certainty = "open" | "held" | "failed";

interface Progress {
  readonly expectation: Expectation;
  count: number;
  nearestMiss: NearMiss | null;
}

/** Holds what a listener tells against what was expected of it. */
export class Expectations {
  readonly #progress: readonly Progress[];
  readonly #order: ExpectedOrder | undefined;
  /** The expectations that the event which broke the order belongs to, and what it was to them. */
  readonly #broken = new Map<number, "exceeded" | "out_of_order">();

  constructor(expectations: readonly Expectation[], { ordered }: { ordered: boolean }) {
    this.#progress = expectations.map((expectation) => ({ expectation, count: 0, nearestMiss: null }));
    this.#order = ordered && expectations.length > 0 ? new ExpectedOrder(expectations) : undefined;
  }

  add(told: ListenerEvent): void {
    if (this.#progress.length === 0) return;
    const satisfied = new Set<number>();
    for (const [index, progress] of this.#progress.entries()) {
      const judgement = judge(progress.expectation, told);
      if (judgement?.kind === "near") progress.nearestMiss = nearer(progress.nearestMiss, judgement.miss);
      if (judgement?.kind !== "counts") continue;
      progress.count += 1;
      satisfied.add(index);
    }
    if (this.#order !== undefined && satisfied.size > 0 && this.#broken.size === 0)
      this.#follow(this.#order, satisfied);
  }

  #follow(order: ExpectedOrder, satisfied: ReadonlySet<number>): void {
    if (order.add(satisfied)) return;
    const { index: at } = order.furthest;
    for (const index of satisfied) {
      const tooMany = index === at || this.#progress[index]?.expectation.most === 0;
      this.#broken.set(index, tooMany ? "exceeded" : "out_of_order");
    }
  }

  /** A lower bound is certain once it is reached, an upper one only when it is passed. */
  get certainty(): Certainty {
    const exceeded = this.#order === undefined && this.#progress.some(isExceeded);
    if (this.#broken.size > 0 || exceeded) return "failed";
    const unbounded = this.#progress.every(({ expectation }) => expectation.most === Number.POSITIVE_INFINITY);
    return unbounded && this.held ? "held" : "open";
  }

  /** Whether all of it holds if nothing more comes. */
  get held(): boolean {
    return this.results().every(({ outcome }) => outcome === "met");
  }

  results(): ExpectationResult[] {
    return this.#progress.map((progress, index) => {
      const { expectation, nearestMiss, count } = progress;
      const outcome = this.#outcomeOf(progress, index);
      return {
        expectation: expectation.text,
        expected: expectedCount(expectation),
        count,
        outcome,
        nearestMiss: outcome === "missing" ? nearestMiss : null,
      };
    });
  }

  #outcomeOf(progress: Progress, index: number): ExpectationResult["outcome"] {
    const broken = this.#broken.get(index);
    if (broken !== undefined) return broken;
    // In an order the same event may be expected more than once, so there only the order counts them.
    if (this.#order === undefined && isExceeded(progress)) return "exceeded";
    return progress.count < progress.expectation.least || this.#stillAhead(progress, index) ? "missing" : "met";
  }

  /** In an order, an event that came too early for its place does not count for it. */
  #stillAhead({ expectation }: Progress, index: number): boolean {
    if (this.#order === undefined || this.#order.complete) return false;
    const { index: at, count } = this.#order.furthest;
    return index > at ? expectation.least > 0 : index === at && count < expectation.least;
  }
}

function isExceeded({ expectation, count }: Progress): boolean {
  return count > expectation.most;
}
