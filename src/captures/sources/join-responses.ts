import type { RecordedResponse } from "../record/response-record.ts";
import type { SourceEvent, SourceItem } from "./sources.ts";

/** An event with the answer that was recorded for it, and the line where that stands. */
export interface JoinedEvent extends SourceEvent {
  readonly recorded: { readonly response: RecordedResponse; readonly line: number } | null;
}

export type JoinedItem = JoinedEvent | Extract<SourceItem, { kind: "skipped" }>;

/** So many requests can be under way in a listener at once, so an answer stands at most so many requests further on. */
const WINDOW_EVENTS = 2000;
/** And so many bytes of bodies are held at most. */
const WINDOW_BYTES = 64 * 1024 * 1024;

type Waiting = { -readonly [Key in keyof JoinedEvent]: JoinedEvent[Key] };

/** Ties recorded answers to the requests before them, keeping the order of the requests. An event whose answer is not found within a bounded window has none. */
export async function* joinResponses(items: AsyncIterable<SourceItem>): AsyncGenerator<JoinedItem> {
  const joiner = new Joiner();
  for await (const item of items) yield* joiner.join(item);
  yield* joiner.rest();
}

class Joiner {
  readonly #waiting: Waiting[] = [];
  #bytes = 0;

  *join(item: SourceItem): Generator<JoinedItem> {
    switch (item.kind) {
      case "skipped":
        yield item;
        break;
      case "event":
        this.#waiting.push({ ...item, recorded: null });
        this.#bytes += item.content.body.length;
        break;
      case "response":
        attach(this.#waiting, item);
        break;
    }
    // A bare payload has no request that an answer could belong to.
    yield* this.#give(({ recorded, capture }) => recorded !== null || capture === null || this.#isFull());
  }

  rest(): Generator<JoinedItem> {
    return this.#give(() => true);
  }

  #isFull(): boolean {
    return this.#waiting.length > WINDOW_EVENTS || this.#bytes > WINDOW_BYTES;
  }

  *#give(ready: (head: Waiting) => boolean): Generator<JoinedEvent> {
    for (let head = this.#waiting[0]; head !== undefined && ready(head); head = this.#waiting[0]) {
      this.#waiting.shift();
      this.#bytes -= head.content.body.length;
      yield head;
    }
  }
}

function attach(waiting: readonly Waiting[], { origin, response }: Extract<SourceItem, { kind: "response" }>): void {
  const event = waiting.find(
    ({ capture, recorded, origin: { source } }) =>
      recorded === null && capture?.id === response.id && source === origin.source,
  );
  if (event !== undefined) event.recorded = { response, line: origin.line };
}
