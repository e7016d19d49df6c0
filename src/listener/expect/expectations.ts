import type { Wording } from "../../language/said.ts";
import type { ListenerEvent } from "../listener-event.ts";
import { EventOrder } from "./event-order.ts";
import { type Expectation, expectedCount } from "./expectation.ts";
import { type NearMiss, match, nearerMiss } from "./match.ts";

/** The outcome of one expectation. */
export interface ExpectationResult {
  /** As the user typed it. */
  readonly expectation: string;
  /** The expected number of events, in words. */
  readonly expected: Wording;
  /** The number of events that matched. */
  readonly count: number;
  readonly outcome: "met" | "missing" | "exceeded" | "out_of_order";
  /** The request that almost matched, when the outcome is `missing`. */
  readonly nearestMiss: NearMiss | null;
}

/** `met` and `failed` are final: no later event can change them. */
export type ExpectationsState = "open" | "met" | "failed";

interface Progress {
  readonly expectation: Expectation;
  count: number;
  nearestMiss: NearMiss | null;
}

/** Compares what a listener emits with what `--expect` asks for. */
export class Expectations {
  readonly #progress: readonly Progress[];
  readonly #order: EventOrder | undefined;
  /** The expectations matched by the event that broke the order, and their outcome. */
  readonly #broken = new Map<number, "exceeded" | "out_of_order">();

  constructor(expectations: readonly Expectation[], { ordered }: { ordered: boolean }) {
    this.#progress = expectations.map((expectation) => ({ expectation, count: 0, nearestMiss: null }));
    this.#order = ordered && expectations.length > 0 ? new EventOrder(expectations) : undefined;
  }

  add(event: ListenerEvent): void {
    if (this.#progress.length === 0) return;
    const matched = new Set<number>();
    for (const [index, progress] of this.#progress.entries()) {
      const result = match(progress.expectation, event);
      if (result?.kind === "near") progress.nearestMiss = nearerMiss(progress.nearestMiss, result.miss);
      if (result?.kind !== "counts") continue;
      progress.count += 1;
      matched.add(index);
    }
    if (this.#order !== undefined && matched.size > 0 && this.#broken.size === 0)
      this.#checkOrder(this.#order, matched);
  }

  #checkOrder(order: EventOrder, matched: ReadonlySet<number>): void {
    if (order.add(matched)) return;
    const { index: at } = order.furthest;
    for (const index of matched) {
      const tooMany = index === at || this.#progress[index]?.expectation.most === 0;
      this.#broken.set(index, tooMany ? "exceeded" : "out_of_order");
    }
  }

  /** A lower limit is met for certain once it is reached; an upper limit can only fail before the end. */
  get state(): ExpectationsState {
    const exceeded = this.#order === undefined && this.#progress.some(isExceeded);
    if (this.#broken.size > 0 || exceeded) return "failed";
    const unlimited = this.#progress.every(({ expectation }) => expectation.most === Number.POSITIVE_INFINITY);
    return unlimited && this.allMet ? "met" : "open";
  }

  /** Whether all expectations are met if no more events arrive. */
  get allMet(): boolean {
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
    // With --ordered the same event may be expected more than once, so only the order counts it.
    if (this.#order === undefined && isExceeded(progress)) return "exceeded";
    return progress.count < progress.expectation.least || this.#isStillAhead(progress, index) ? "missing" : "met";
  }

  /** With --ordered, an event that arrives before its turn does not count. */
  #isStillAhead({ expectation }: Progress, index: number): boolean {
    if (this.#order === undefined || this.#order.complete) return false;
    const { index: at, count } = this.#order.furthest;
    return index > at ? expectation.least > 0 : index === at && count < expectation.least;
  }
}

function isExceeded({ expectation, count }: Progress): boolean {
  return count > expectation.most;
}
