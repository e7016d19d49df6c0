import type { Verdict } from "../../events/validation/validate.ts";
import type { ListenerEvent } from "../listener-event.ts";

/** How often an event came, by verdict; `event` is `null` for what had no name. */
export type EventCount = { readonly event: string | null } & Readonly<Record<Verdict, number>>;

/** After so many different names the rest is counted together: names come from the network. */
const MOST_NAMES = 1000;
const OTHER_NAMES = "(other names)";
/** And each name is kept to this length, for it may be as long as a body. */
const LONGEST_NAME = 200;

/** Counts what a listener tells. */
export class Tally {
  readonly #counts = new Map<string | null, Record<Verdict, number>>();
  #received = 0;
  #refused = 0;

  add(told: ListenerEvent): void {
    if (told.type === "refused") this.#refused += 1;
    if (told.type !== "event") return;
    this.#received += 1;
    this.#countsFor(told.capture.event)[told.capture.verdict] += 1;
  }

  get received(): number {
    return this.#received;
  }

  get refused(): number {
    return this.#refused;
  }

  /** Events that have an error. */
  get invalid(): number {
    return this.events().reduce((sum, { invalid, unparsable }) => sum + invalid + unparsable, 0);
  }

  /** In the order in which each name came first. */
  events(): EventCount[] {
    return Array.from(this.#counts, ([event, { valid, invalid, unknown, unparsable }]) => ({
      event,
      valid,
      invalid,
      unknown,
      unparsable,
    }));
  }

  #countsFor(came: string | null): Record<Verdict, number> {
    const event = came !== null && came.length > LONGEST_NAME ? `${came.slice(0, LONGEST_NAME - 1)}…` : came;
    const name = this.#counts.has(event) || this.#counts.size < MOST_NAMES ? event : OTHER_NAMES;
    const counts = this.#counts.get(name) ?? { valid: 0, invalid: 0, unknown: 0, unparsable: 0 };
    this.#counts.set(name, counts);
    return counts;
  }
}
