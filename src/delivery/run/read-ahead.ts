/** Reads the first item before anything else is done, so that what is wrong with a source is known by then. Rejects as the source does. */
export async function readAhead<Item>(batches: AsyncIterable<Iterable<Item>>): Promise<AsyncIterable<Iterable<Item>>> {
  const rest = batches[Symbol.asyncIterator]();
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    const items = next.value[Symbol.iterator]();
    const first = items.next();
    if (first.done !== true) return goOn(startingWith(first.value, items), rest);
  }
  return goOn([], rest);
}

async function* goOn<Item>(first: Iterable<Item>, rest: AsyncIterator<Iterable<Item>>): AsyncGenerator<Iterable<Item>> {
  try {
    yield first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

function* startingWith<Item>(first: Item, items: Iterator<Item>): Generator<Item> {
  yield first;
  for (let next = items.next(); next.done !== true; next = items.next()) yield next.value;
}
