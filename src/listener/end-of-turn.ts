/**
 * The end of a turn of the event loop. Requests that came in one turn wait for it and are then worked off together, step
 * by step: each step's code and data stay in the processor's cache, and the sender is woken once for many answers.
 */
export class EndOfTurn {
  #coming: Promise<void> | undefined;

  /** Resolves when all that came in this turn has been read. */
  reached(): Promise<void> {
    this.#coming ??= new Promise((resolve) => {
      setImmediate(() => {
        this.#coming = undefined;
        resolve();
      });
    });
    return this.#coming;
  }
}
