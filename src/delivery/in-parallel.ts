import { untilAborted } from "./until-aborted.ts";

interface Limits {
  readonly concurrency: number;
  /** No item is taken once it aborts; what is under way ends. */
  readonly signal: AbortSignal;
}

/**
 * Works through items with at most `concurrency` under way, taking them in order. When reading an item fails, what is
 * under way ends first, then that error is thrown.
 */
export async function inParallel<Item>(
  items: AsyncIterable<Item>,
  { concurrency, signal }: Limits,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const taken = untilAborted(items, signal);
  const worker = async (): Promise<void> => {
    for await (const item of taken) await work(item);
  };
  const ended = await Promise.allSettled(Array.from({ length: concurrency }, worker));
  const failed = ended.find((end) => end.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}
