const DIRECTIONS: ReadonlyMap<unknown, string> = new Map([
  [1, "inbound"],
  [2, "outbound"],
  [3, "internal"],
]);

/** The word for a direction of 2023; `undefined` for any other value. The sample prints 0, which no published list explains. */
export function direction2023(value: unknown): string | undefined {
  return DIRECTIONS.get(value);
}
