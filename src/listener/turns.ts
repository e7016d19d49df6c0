/**
 * Turns of the event loop. Requests that came in one turn wait for its end and are then worked off together, step by step:
 * each step's code and data stay in the processor's cache, and the sender is woken once for many answers.
 */
export class Turns<Moment> {
  readonly #now: () => Moment;
  #ending: Promise<Moment> | undefined;

  /** `now` says when a turn ends: for all that came in it, it is the same moment. */
  constructor(now: () => Moment) {
    this.#now = now;
  }

  /** Resolves when all that came in this turn has been read. */
  end(): Promise<Moment> {
    this.#ending ??= new Promise((resolve) => {
      setImmediate(() => {
        this.#ending = undefined;
        resolve(this.#now());
      });
    });
    return this.#ending;
  }
}

/** To be awaited between two steps: the other requests of the turn take the first one before any of them takes the second. */
export const othersFirst: Promise<void> = Promise.resolve();
