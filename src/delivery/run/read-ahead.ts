/** Reads the first item at once, so that an error of the source is known before anything else is done. Rejects as the source does. */
export async function readAhead<Item>(items: AsyncIterable<Item>): Promise<AsyncIterable<Item>> {
  const iterator = items[Symbol.asyncIterator]();
  return startingWith(await iterator.next(), iterator);
}

async function* startingWith<Item>(first: IteratorResult<Item>, rest: AsyncIterator<Item>): AsyncGenerator<Item> {
  try {
    for (let next = first; next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
