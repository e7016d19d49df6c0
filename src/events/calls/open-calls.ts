import type { CallStep } from "./call-step.ts";

/** The number of events that are kept of one call. */
const MOST_STEPS = 20;

/** Groups the steps of calls by uuid. Holds a limited number of calls and removes the least recently active one first. */
export class OpenCalls {
  readonly #calls = new Map<string, readonly CallStep[]>();
  readonly #mostCalls: number;

  constructor(mostCalls: number) {
    this.#mostCalls = mostCalls;
  }

  /** Adds the next step, in the order of arrival. Returns the steps of its call, and those of the removed call, if any. */
  add(step: CallStep): { readonly steps: readonly CallStep[]; readonly evicted: readonly CallStep[] | undefined } {
    const before = this.#calls.get(step.uuid) ?? [];
    const steps = before.length < MOST_STEPS ? [...before, step] : before;
    this.#calls.delete(step.uuid);
    this.#calls.set(step.uuid, steps);
    return { steps, evicted: this.#calls.size > this.#mostCalls ? this.#takeLeastRecent() : undefined };
  }

  /** Removes and yields all calls, the least recently active one first. */
  *takeAll(): Generator<readonly CallStep[]> {
    for (let steps = this.#takeLeastRecent(); steps !== undefined; steps = this.#takeLeastRecent()) yield steps;
  }

  #takeLeastRecent(): readonly CallStep[] | undefined {
    const oldest = this.#calls.entries().next();
    if (oldest.done === true) return undefined;
    const [uuid, steps] = oldest.value;
    this.#calls.delete(uuid);
    return steps;
  }
}
