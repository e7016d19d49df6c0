import type { Queue, QueuedRequest } from "../request/queue.ts";

/** A queue that counts its requests, also those that nobody asked for. */
export class CountedQueue {
  /** The requests. Leaving the loop early does not close the queue. */
  readonly requests: Queue;
  readonly #iterator: AsyncIterator<QueuedRequest>;
  #count = 0;

  constructor(queue: Queue) {
    this.#iterator = queue[Symbol.asyncIterator]();
    this.requests = { [Symbol.asyncIterator]: () => ({ next: () => this.#next() }) };
  }

  /** The number of all requests: reads the rest, until the signal aborts. */
  async total(signal: AbortSignal): Promise<number> {
    while (!signal.aborted && (await this.#next()).done !== true);
    return this.#count;
  }

  /** `atOnce`: does not wait for a request that the queue is about to return, and which may never come. */
  async close({ atOnce }: { readonly atOnce: boolean }): Promise<void> {
    const closed = this.#iterator.return?.();
    if (atOnce) closed?.catch(() => undefined);
    else await closed;
  }

  async #next(): Promise<IteratorResult<QueuedRequest>> {
    const next = await this.#iterator.next();
    if (next.done !== true) this.#count += 1;
    return next;
  }
}
