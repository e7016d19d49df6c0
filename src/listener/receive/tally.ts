import { type StatusExpectation, accepted } from "../../delivery/send/acceptance.ts";
import type { DeliveryResult } from "../../delivery/send/result.ts";
import type { Verdict } from "../../events/validation/validate.ts";
import type { ListenerEvent } from "../listener-event.ts";

/** How many events of a name were received, by verdict; `event` is `null` for bodies without an event name. */
export type EventCount = { readonly event: string | null } & Readonly<Record<Verdict, number>>;

/** Names come from the network. After this number of names, new ones are counted together. */
const MAX_NAMES = 1000;
const OTHER_NAMES = "(other names)";
/** A name may be as long as a body. Characters. */
const MAX_NAME_LENGTH = 200;

/** Counts received and refused requests. */
export class Tally {
  readonly #counts = new Map<string | null, Record<Verdict, number>>();
  #received = 0;
  #refused = 0;
  #undelivered = 0;
  #otherAnswers = 0;
  #unverified = 0;
  readonly #required: StatusExpectation | undefined;

  /** `required`: the answers that the app behind the listener has to give. */
  constructor(required?: StatusExpectation) {
    this.#required = required;
  }

  add(event: ListenerEvent): void {
    if (event.type === "refused") this.#refused += 1;
    if (event.type !== "event") return;
    this.#received += 1;
    if (event.signature?.verified === false) this.#unverified += 1;
    if (event.answer.forwarded !== null) this.#addForwarded(event.answer.forwarded.result);
    this.#countsOf(event.capture.event)[event.capture.verdict] += 1;
  }

  get received(): number {
    return this.#received;
  }

  get refused(): number {
    return this.#refused;
  }

  /** Events that the app gave no whole answer to. */
  get undelivered(): number {
    return this.#undelivered;
  }

  /** Events without one of the required answers of the app. */
  get otherAnswers(): number {
    return this.#otherAnswers;
  }

  /** Requests that no secret of `--verify` has signed. */
  get unverified(): number {
    return this.#unverified;
  }

  /** The number of events with an error. */
  get invalid(): number {
    return this.events().reduce((sum, { invalid, unparsable }) => sum + invalid + unparsable, 0);
  }

  /** In the order in which each name was first received. */
  events(): EventCount[] {
    return Array.from(this.#counts, ([event, { valid, invalid, unknown, unparsable }]) => ({
      event,
      valid,
      invalid,
      unknown,
      unparsable,
    }));
  }

  #addForwarded(result: DeliveryResult): void {
    if (result.kind !== "answered") this.#undelivered += 1;
    if (this.#required !== undefined && !accepted(result, this.#required)) this.#otherAnswers += 1;
  }

  #countsOf(event: string | null): Record<Verdict, number> {
    const short = event !== null && event.length > MAX_NAME_LENGTH ? `${event.slice(0, MAX_NAME_LENGTH - 1)}…` : event;
    const name = this.#counts.has(short) || this.#counts.size < MAX_NAMES ? short : OTHER_NAMES;
    const counts = this.#counts.get(name) ?? { valid: 0, invalid: 0, unknown: 0, unparsable: 0 };
    this.#counts.set(name, counts);
    return counts;
  }
}
