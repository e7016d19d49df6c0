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
  readonly #waiting: WaitingEvent[] = [];
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
        this.#waiting.push({ ...item, recorded: null });
        this.#bytes += item.body.bytes.length;
        break;
      case "response":
        attach(this.#waiting, item);
        break;
    }
    // An event without a capture has no recorded response.
    yield* this.#takeWhile(({ recorded, capture }) => recorded !== null || capture === null || this.#isFull());
  }

  rest(): Generator<JoinedItem> {
    return this.#takeWhile(() => true);
  }

  #isFull(): boolean {
    return this.#waiting.length > MOST_WAITING || this.#bytes > MOST_WAITING_BYTES;
  }

  *#takeWhile(isDone: (first: WaitingEvent) => boolean): Generator<JoinedEvent> {
    for (let first = this.#waiting[0]; first !== undefined && isDone(first); first = this.#waiting[0]) {
      this.#waiting.shift();
      this.#bytes -= first.body.bytes.length;
      yield first;
    }
  }
}

function attach(
  waiting: readonly WaitingEvent[],
  { origin, response }: Extract<SourceItem, { kind: "response" }>,
): void {
  const event = waiting.find(
    ({ capture, recorded, origin: { source } }) =>
      recorded === null && capture?.id === response.id && source === origin.source,
  );
  if (event !== undefined) event.recorded = { response, line: origin.line };
}
