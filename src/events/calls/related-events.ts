import type { Envelope } from "../validation/envelope.ts";

interface RelatedStep {
  readonly event: string;
  readonly sincePreviousMs: number | null;
}

/** The events of one call so far, the newest last. */
export interface RelatedCall {
  readonly uuid: string;
  readonly steps: readonly RelatedStep[];
}

/** How an event relates to the earlier events of the same session. */
export interface Relations {
  /** Its call, or `null` when the payload has no uuid. */
  readonly call: RelatedCall | null;
  /** The id of the earlier request with the same event, or `null`. */
  readonly duplicateOf: string | null;
}

interface Seen {
  readonly id: string;
  readonly envelope: Envelope;
  /** Hashes the body's bytes. Only called for events without a uuid. */
  readonly hash: () => string;
  /** Milliseconds on a clock that never goes back. */
  readonly atMs: number;
}

const MOST_REMEMBERED = 10_000;
const MOST_STEPS = 20;
const LONGEST_KEY = 200;

/** Finds the events of the same call and repeats. Remembers a limited number of calls and forgets the oldest first. */
export class RelatedEvents {
  readonly #calls = new Map<string, { readonly lastMs: number; readonly steps: readonly RelatedStep[] }>();
  readonly #deliveries = new Map<string, string>();

  /** Adds the next event, in the order of arrival. */
  add(seen: Seen): Relations {
    return { duplicateOf: this.#duplicate(seen), call: this.#call(seen) };
  }

  #duplicate({ id, envelope, hash }: Seen): string | null {
    const uuid = uuidOf(envelope);
    // A call sends each event once per uuid. Other events have no such key, so only the same bytes are a repeat.
    const key = uuid === undefined ? hash() : `${envelope.event}\n${uuid}`;
    const first = this.#deliveries.get(key);
    if (first !== undefined) return first;
    remember(this.#deliveries, key, id);
    return null;
  }

  #call({ envelope, atMs }: Seen): RelatedCall | null {
    const uuid = uuidOf(envelope);
    if (uuid === undefined) return null;
    const before = this.#calls.get(uuid);
    const sincePreviousMs = before === undefined ? null : atMs - before.lastMs;
    const earlier = before?.steps.slice(1 - MOST_STEPS) ?? [];
    const steps = [...earlier, { event: envelope.event, sincePreviousMs }];
    this.#calls.delete(uuid);
    remember(this.#calls, uuid, { lastMs: atMs, steps });
    return { uuid, steps };
  }
}

function uuidOf({ event, data }: Envelope): string | undefined {
  // The memory is limited, so very long names have no relations.
  if (event.length > LONGEST_KEY) return undefined;
  const { uuid } = data;
  return typeof uuid === "string" && uuid !== "" && uuid.length <= LONGEST_KEY ? uuid : undefined;
}

function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.set(key, value);
  if (map.size <= MOST_REMEMBERED) return;
  const oldest = map.keys().next();
  if (oldest.done !== true) map.delete(oldest.value);
}
