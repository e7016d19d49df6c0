import { TurnBatch } from "../../delivery/run/turn-batch.ts";

/** Turns of the event loop. Requests that came in one turn wait for its end; the sender is then woken once for many answers. */
export class Turns<Moment> {
  readonly #ending: TurnBatch<(moment: Moment) => void>;

  /** `now` says when a turn ends: for all that came in it, it is the same moment. */
  constructor(now: () => Moment) {
    this.#ending = new TurnBatch((waiting) => {
      const moment = now();
      for (const goOn of waiting) goOn(moment);
    });
  }

  /** Resolves when all that came in this turn has been read. */
  end(): Promise<Moment> {
    return new Promise((resolve) => this.#ending.add(resolve));
  }
}

/** To be awaited between two steps: the other requests of the turn take the first one before any of them takes the second. */
export const othersFirst: Promise<void> = Promise.resolve();
