import { type Random, seededRandom } from "../../../src/delivery/faults/random.ts";

/** Makes random choices from a seed. The same seed makes the same choices. */
export class Dice {
  readonly #random: Random;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  /** A whole number from 0 to `below - 1`. */
  below(below: number): number {
    return Math.floor(this.#random() * below);
  }

  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True once in this many calls, on average. */
  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }

  pick<Value>(values: readonly Value[]): Value {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new Error("there is nothing to pick from");
    return value;
  }

  /** One of several values, with a probability proportional to its weight. */
  weighted<Value>(choices: readonly (readonly [weight: number, value: Value])[]): Value {
    let left = this.below(choices.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, value] of choices) {
      if (left < weight) return value;
      left -= weight;
    }
    throw new Error("there is nothing to pick from");
  }

  list<Value>(length: number, make: () => Value): Value[] {
    return Array.from({ length }, make);
  }

  bytes(length: number): Buffer {
    return Buffer.from(this.list(length, () => this.below(256)));
  }
}
