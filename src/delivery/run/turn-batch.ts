/**
 * Gathers what comes in one turn of the event loop, to be worked off together at its end: each step's code and data stay
 * in the processor's cache, and what is written is written at once.
 */
export class TurnBatch<Item> {
  readonly #workOff: (items: readonly Item[]) => void;
  #items: Item[] = [];

  constructor(workOff: (items: readonly Item[]) => void) {
    this.#workOff = workOff;
  }

  add(item: Item): void {
    if (this.#items.push(item) > 1) return;
    setImmediate(() => {
      const items = this.#items;
      this.#items = [];
      this.#workOff(items);
    });
  }
}
