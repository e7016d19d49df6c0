import type { RecordedResponse } from "../record/response-record.ts";
import type { SourceEvent, SourceItem } from "./sources.ts";

/** An event with its recorded response and the line of that response; `null` if it has none. */
export interface JoinedEvent extends SourceEvent {
  readonly recorded: { readonly response: RecordedResponse; readonly line: number } | null;
}

export type JoinedItem = JoinedEvent | Extract<SourceItem, { kind: "skipped" | "note" | "unreadable" }>;

/** The most requests that wait for their response. A listener handles no more at the same time. */
const MOST_WAITING = 2000;
/** The most bytes of their bodies. */
const MOST_WAITING_BYTES = 64 * 1024 * 1024;

type WaitingEvent = { -readonly [Key in keyof JoinedEvent]: JoinedEvent[Key] };

/** Adds the recorded response to each event, in the order of the events. A response that is too far from its request is ignored. */
export async function* joinResponses(items: AsyncIterable<SourceItem>): AsyncGenerator<JoinedItem> {
  const joiner = new Joiner();
  for await (const item of items) yield* joiner.add(item);
  yield* joiner.rest();
}

class Joiner {
  readonly #waiting = new Set<WaitingEvent>();
  /** Those without a response yet, by source and id: a search through all of them would cost more than reading the file. */
  readonly #unanswered = new Map<string, WaitingEvent[]>();
  #bytes = 0;

  /** Takes an item, and yields those that need not wait any longer. */
  *add(item: SourceItem): Generator<JoinedItem> {
    switch (item.kind) {
      case "skipped":
      case "note":
      case "unreadable":
        yield item;
        break;
      case "event":
        this.#addEvent({ ...item, recorded: null });
        break;
      case "response":
        this.#attach(item);
        break;
    }
    // An event without a capture has no recorded response.
    yield* this.#takeWhile(({ recorded, capture }) => recorded !== null || capture === null || this.#isFull());
  }

  rest(): Generator<JoinedItem> {
    return this.#takeWhile(() => true);
  }

  #isFull(): boolean {
    return this.#waiting.size > MOST_WAITING || this.#bytes > MOST_WAITING_BYTES;
  }

  #addEvent(event: WaitingEvent): void {
    this.#waiting.add(event);
    this.#bytes += event.body.bytes.length;
    if (event.capture === null) return;
    const key = keyOf(event.origin.source, event.capture.id);
    const same = this.#unanswered.get(key);
    if (same === undefined) this.#unanswered.set(key, [event]);
    else same.push(event);
  }

  #attach({ origin, response }: Extract<SourceItem, { kind: "response" }>): void {
    const event = this.#takeUnanswered(keyOf(origin.source, response.id));
    if (event !== undefined) event.recorded = { response, line: origin.line };
  }

  /** The oldest event with this key that has no response. */
  #takeUnanswered(key: string): WaitingEvent | undefined {
    const same = this.#unanswered.get(key);
    const event = same?.shift();
    if (same?.length === 0) this.#unanswered.delete(key);
    return event;
  }

  *#takeWhile(isDone: (first: WaitingEvent) => boolean): Generator<JoinedEvent> {
    for (const first of this.#waiting) {
      if (!isDone(first)) return;
      this.#waiting.delete(first);
      this.#bytes -= first.body.bytes.length;
      // The oldest of all is the oldest with its key.
      if (first.recorded === null && first.capture !== null)
        this.#takeUnanswered(keyOf(first.origin.source, first.capture.id));
      yield first;
    }
  }
}

function keyOf(source: string, id: string): string {
  return `${source}\n${id}`;
}
