import type { CallStep } from "./call-step.ts";

/** So many events of one call are kept; what comes after them says nothing new. */
const MOST_STEPS = 20;

/** Gathers the steps of calls by uuid. Holds a bounded number of calls: the one that was quiet the longest goes first. */
export class OpenCalls {
  readonly #calls = new Map<string, readonly CallStep[]>();
  readonly #mostCalls: number;

  constructor(mostCalls: number) {
    this.#mostCalls = mostCalls;
  }

  /** Takes the next step in the order of arrival. Gives the call as it is now, and the one that had to go, if any. */
  add(step: CallStep): { readonly steps: readonly CallStep[]; readonly evicted: readonly CallStep[] | undefined } {
    const before = this.#calls.get(step.uuid) ?? [];
    const steps = before.length < MOST_STEPS ? [...before, step] : before;
    this.#calls.delete(step.uuid);
    this.#calls.set(step.uuid, steps);
    return { steps, evicted: this.#calls.size > this.#mostCalls ? this.#takeQuietest() : undefined };
  }

  /** Gives all that are left, the one that was quiet the longest first, and forgets them. */
  *takeAll(): Generator<readonly CallStep[]> {
    for (let steps = this.#takeQuietest(); steps !== undefined; steps = this.#takeQuietest()) yield steps;
  }

  #takeQuietest(): readonly CallStep[] | undefined {
    const oldest = this.#calls.entries().next();
    if (oldest.done === true) return undefined;
    const [uuid, steps] = oldest.value;
    this.#calls.delete(uuid);
    return steps;
  }
}
