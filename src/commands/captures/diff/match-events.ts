import type { SideEvent } from "./side.ts";

/** Two events that belong together, or one that has no other. */
export type Match =
  | { readonly kind: "pair"; readonly before: SideEvent; readonly after: SideEvent }
  | { readonly kind: "gone"; readonly before: SideEvent }
  | { readonly kind: "new"; readonly after: SideEvent };

/** What happened besides the matches. It is complete when the matching ends. */
export interface Matching {
  /** No uuid was on both sides, so events with a uuid were matched by their order too. */
  byOrder: boolean;
  /** Events that waited for longer than the limits allow, and count as gone or new. */
  gaveUp: number;
}

/** What waits for its match on each side. */
export interface WaitingLimits {
  readonly events: number;
  readonly bytes: number;
}

/** About what an event takes besides its bodies. Bytes. */
const EVENT_BYTES = 1000;

/**
 * Matches the events of two sides by uuid and event; those without a uuid by event and order. The sides are read in step,
 * and only events without their match wait in memory.
 */
export async function* matchEvents(
  before: AsyncGenerator<SideEvent>,
  after: AsyncGenerator<SideEvent>,
  { limits, matching }: { readonly limits: WaitingLimits; readonly matching: Matching },
): AsyncGenerator<Match> {
  const [gone, added] = [new Waiting(limits), new Waiting(limits)];
  let uuidMatched = false;
  try {
    for (let [left, right] = [true, true]; left || right;) {
      const [first, second] = [left ? await before.next() : DONE, right ? await after.next() : DONE];
      [left, right] = [first.done !== true, second.done !== true];
      if (first.done !== true) {
        const partner = added.take(keyOf(first.value));
        if (partner === undefined) gone.add(first.value);
        else yield { kind: "pair", before: first.value, after: partner };
        uuidMatched ||= partner?.uuid != null;
      }
      if (second.done !== true) {
        const partner = gone.take(keyOf(second.value));
        if (partner === undefined) added.add(second.value);
        else yield { kind: "pair", before: partner, after: second.value };
        uuidMatched ||= partner?.uuid != null;
      }
      for (const event of gone.takeExcess()) yield { kind: "gone", before: event };
      for (const event of added.takeExcess()) yield { kind: "new", after: event };
    }
  } finally {
    // Closes the files when the reader stops before the end.
    await before.return(undefined);
    await after.return(undefined);
  }
  matching.gaveUp = gone.excess + added.excess;
  yield* rest(gone.takeAll(), added.takeAll(), { matching, byOrder: !uuidMatched && matching.gaveUp === 0 });
}

const DONE: IteratorReturnResult<undefined> = { done: true, value: undefined };

/** Matches what is left by event and order, if asked to, and gives the others as gone or new. */
function* rest(
  gone: readonly SideEvent[],
  added: readonly SideEvent[],
  { matching, byOrder }: { readonly matching: Matching; readonly byOrder: boolean },
): Generator<Match> {
  const partners = new Map<string | null, SideEvent[]>();
  for (const event of byOrder ? added : []) {
    const same = partners.get(event.event) ?? [];
    if (same.length === 0) partners.set(event.event, same);
    same.push(event);
  }
  for (const same of partners.values()) same.reverse();
  const matched = new Set<SideEvent>();
  for (const event of gone) {
    const partner = partners.get(event.event)?.pop();
    if (partner === undefined) yield { kind: "gone", before: event };
    else {
      matched.add(partner);
      matching.byOrder = true;
      yield { kind: "pair", before: event, after: partner };
    }
  }
  for (const event of added) if (!matched.has(event)) yield { kind: "new", after: event };
}

function keyOf({ event, uuid }: SideEvent): string {
  return JSON.stringify([event, uuid]);
}

/** The events of a side that have no match yet, oldest first. */
class Waiting {
  readonly #limits: WaitingLimits;
  readonly #events = new Set<SideEvent>();
  readonly #byKey = new Map<string, SideEvent[]>();
  #bytes = 0;
  excess = 0;

  constructor(limits: WaitingLimits) {
    this.#limits = limits;
  }

  add(event: SideEvent): void {
    const key = keyOf(event);
    const same = this.#byKey.get(key);
    if (same === undefined) this.#byKey.set(key, [event]);
    else same.push(event);
    this.#events.add(event);
    this.#bytes += bytesOf(event);
  }

  /** The oldest event with this key. */
  take(key: string): SideEvent | undefined {
    const event = this.#byKey.get(key)?.[0];
    if (event !== undefined) this.#remove(event, key);
    return event;
  }

  /** The oldest events above the limits. */
  *takeExcess(): Generator<SideEvent> {
    for (const event of this.#events) {
      if (this.#events.size <= this.#limits.events && this.#bytes <= this.#limits.bytes) return;
      this.#remove(event, keyOf(event));
      this.excess += 1;
      yield event;
    }
  }

  takeAll(): SideEvent[] {
    return [...this.#events];
  }

  #remove(event: SideEvent, key: string): void {
    const same = this.#byKey.get(key);
    same?.shift();
    if (same?.length === 0) this.#byKey.delete(key);
    this.#events.delete(event);
    this.#bytes -= bytesOf(event);
  }
}

function bytesOf({ body, response }: SideEvent): number {
  return EVENT_BYTES + body.length + (response?.body.length ?? 0);
}
