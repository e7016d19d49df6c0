import type { Expectation } from "./expectation.ts";

/** A position in the expectations: at which one, and how many of its events have arrived. */
interface Position {
  readonly index: number;
  readonly count: number;
}

/**
 * Checks that events arrive in the order of the expectations (`--ordered`). Patterns may overlap, so an event can belong to
 * more than one expectation: all possible positions are kept, and the order is broken when none is left.
 */
export class EventOrder {
  readonly #expectations: readonly Expectation[];
  #positions: readonly Position[] = [{ index: 0, count: 0 }];

  constructor(expectations: readonly Expectation[]) {
    this.#expectations = expectations;
  }

  /** Adds the next event by the indexes of the expectations that it matches, at least one. `false` when it breaks the order. */
  add(matched: ReadonlySet<number>): boolean {
    const next = new Map<string, Position>();
    for (const position of this.#positions) {
      for (const to of this.#nextPositions(position, matched)) next.set(`${to.index}:${to.count}`, to);
    }
    if (next.size === 0) return false;
    this.#positions = [...next.values()];
    return true;
  }

  /** The position nearest to the end. */
  get furthest(): Position {
    return this.#positions.reduce((best, position) =>
      position.index > best.index || (position.index === best.index && position.count > best.count) ? position : best,
    );
  }

  /** Whether no more events are needed. */
  get complete(): boolean {
    return this.#positions.some(
      ({ index, count }) =>
        count >= this.#at(index).least && this.#expectations.slice(index + 1).every(({ least }) => least === 0),
    );
  }

  *#nextPositions({ index, count }: Position, matched: ReadonlySet<number>): Generator<Position> {
    const here = this.#at(index);
    // Without an upper limit, counting stops at what is needed: this keeps the number of positions small.
    const maxCount = here.most === Number.POSITIVE_INFINITY ? Math.max(here.least, 1) : here.most;
    if (matched.has(index) && count < here.most) yield { index, count: Math.min(count + 1, maxCount) };
    if (count < here.least) return;
    for (let later = index + 1; later < this.#expectations.length; later += 1) {
      const { least, most } = this.#at(later);
      if (matched.has(later) && most > 0) yield { index: later, count: 1 };
      if (least > 0) return;
    }
  }

  #at(index: number): Expectation {
    const expectation = this.#expectations[index];
    if (expectation === undefined) throw new Error(`there is no expectation ${index}`);
    return expectation;
  }
}
