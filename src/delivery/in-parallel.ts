/** Works through items with at most `concurrency` under way, taking them in order. Ends early when `stopped` says so. */
export async function inParallel<Item>(
  items: AsyncIterable<Item>,
  { concurrency, stopped }: { concurrency: number; stopped: () => boolean },
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.asyncIterator]();
  const worker = async (): Promise<void> => {
    while (!stopped()) {
      const next = await iterator.next();
      if (next.done === true) return;
      await work(next.value);
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, worker));
  } finally {
    await iterator.return?.();
  }
}
