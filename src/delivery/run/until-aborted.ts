/**
 * The items until the signal aborts; then it ends at once and without an error, even while it waits for the next item (a
 * standard input that never ends, a pause of a minute).
 */
export async function* untilAborted<Item>(items: AsyncIterable<Item>, signal: AbortSignal): AsyncGenerator<Item> {
  const iterator = items[Symbol.asyncIterator]();
  // One listener for the whole loop: a promise for it would keep a reaction in memory for each item.
  let wake: (() => void) | undefined;
  const onAbort = (): void => wake?.();
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    while (!signal.aborted) {
      const next = await new Promise<IteratorResult<Item> | undefined>((resolve, reject) => {
        wake = () => resolve(undefined);
        iterator.next().then(resolve, reject);
      });
      if (next === undefined || next.done === true) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener("abort", onAbort);
    // A generator handles `return` only after the item that it waits for, which may never come.
    const closed = iterator.return?.();
    if (signal.aborted) closed?.catch(() => undefined);
    else await closed;
  }
}
