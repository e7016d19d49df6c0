/** Reads the first item before anything else is done, so that what is wrong with a source is known by then. Rejects as the source does. */
export async function readAhead<Item>(items: AsyncIterable<Item>): Promise<AsyncIterable<Item>> {
  const iterator = items[Symbol.asyncIterator]();
  let first: IteratorResult<Item> | undefined = await iterator.next();
  return {
    [Symbol.asyncIterator]: () => ({
      next: () => {
        if (first === undefined) return iterator.next();
        const given = first;
        first = undefined;
        return Promise.resolve(given);
      },
      return: async () => (await iterator.return?.()) ?? { done: true, value: undefined },
    }),
  };
}
