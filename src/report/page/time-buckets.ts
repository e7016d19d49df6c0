/** A time span of the chart, and how many calls of each group began in it. */
interface TimeBucket<Group extends string> {
  readonly startMs: number;
  readonly counts: ReadonlyMap<Group, number>;
}

/** The most buckets of a chart. */
const MOST_BUCKETS = 60;
const FIRST_WIDTH_MS = 1000;

/** Counts by time in a limited number of buckets: they double their width as the times spread. */
export class TimeBuckets<Group extends string> {
  #counts = new Map<number, Map<Group, number>>();
  #widthMs = FIRST_WIDTH_MS;
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  get widthMs(): number {
    return this.#widthMs;
  }

  add(atMs: number, group: Group): void {
    this.#first = Math.min(this.#first, atMs);
    this.#last = Math.max(this.#last, atMs);
    while (this.#indexOf(this.#last) - this.#indexOf(this.#first) >= MOST_BUCKETS) this.#widen();
    const index = this.#indexOf(atMs);
    const counts = this.#counts.get(index) ?? new Map<Group, number>();
    counts.set(group, (counts.get(group) ?? 0) + 1);
    this.#counts.set(index, counts);
  }

  /** All buckets from the first to the last time, empty ones too. */
  buckets(): TimeBucket<Group>[] {
    if (this.#counts.size === 0) return [];
    const [first, last] = [this.#indexOf(this.#first), this.#indexOf(this.#last)];
    return Array.from({ length: last - first + 1 }, (_, offset) => ({
      startMs: (first + offset) * this.#widthMs,
      counts: this.#counts.get(first + offset) ?? new Map<Group, number>(),
    }));
  }

  #indexOf(atMs: number): number {
    return Math.floor(atMs / this.#widthMs);
  }

  #widen(): void {
    this.#widthMs *= 2;
    const merged = new Map<number, Map<Group, number>>();
    for (const [index, counts] of this.#counts) {
      const target = Math.floor(index / 2);
      merged.set(target, sum(merged.get(target), counts));
    }
    this.#counts = merged;
  }
}

function sum<Group>(
  one: ReadonlyMap<Group, number> | undefined,
  other: ReadonlyMap<Group, number>,
): Map<Group, number> {
  const result = new Map(one);
  for (const [group, count] of other) result.set(group, (result.get(group) ?? 0) + count);
  return result;
}
