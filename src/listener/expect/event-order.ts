import type { Expectation } from "./expectation.ts";

/** How far a sequence may have come: at which expectation, and how many of its events have been seen. */
interface Place {
  readonly index: number;
  readonly count: number;
}

/**
 * Follows events through expectations that must come one after the other. Patterns may overlap, so every way to read
 * the sequence is kept while it is possible: the places form a set, and the order is broken when none is left.
 */
export class ExpectedOrder {
  readonly #expectations: readonly Expectation[];
  #places: readonly Place[] = [{ index: 0, count: 0 }];

  constructor(expectations: readonly Expectation[]) {
    this.#expectations = expectations;
  }

  /** Takes the next event as the indexes of the expectations that it satisfies, at least one. `false` when it breaks the order. */
  add(satisfied: ReadonlySet<number>): boolean {
    const next = new Map<string, Place>();
    for (const place of this.#places) {
      for (const to of this.#moves(place, satisfied)) next.set(`${to.index}:${to.count}`, to);
    }
    if (next.size === 0) return false;
    this.#places = [...next.values()];
    return true;
  }

  /** The furthest place, nearest to the end. */
  get furthest(): Place {
    return this.#places.reduce((best, place) =>
      place.index > best.index || (place.index === best.index && place.count > best.count) ? place : best,
    );
  }

  /** Whether nothing more has to come. */
  get complete(): boolean {
    return this.#places.some(
      ({ index, count }) =>
        count >= this.#at(index).least && this.#expectations.slice(index + 1).every(({ least }) => least === 0),
    );
  }

  *#moves({ index, count }: Place, satisfied: ReadonlySet<number>): Generator<Place> {
    const here = this.#at(index);
    // A count without an upper end is kept at what it needs, so that there are few places.
    const enough = here.most === Number.POSITIVE_INFINITY ? Math.max(here.least, 1) : here.most;
    if (satisfied.has(index) && count < here.most) yield { index, count: Math.min(count + 1, enough) };
    if (count < here.least) return;
    for (let later = index + 1; later < this.#expectations.length; later += 1) {
      const { least, most } = this.#at(later);
      if (satisfied.has(later) && most > 0) yield { index: later, count: 1 };
      if (least > 0) return;
    }
  }

  #at(index: number): Expectation {
    const expectation = this.#expectations[index];
    if (expectation === undefined) throw new Error(`there is no expectation ${index}`);
    return expectation;
  }
}
