const DIRECTIONS: ReadonlyMap<unknown, string> = new Map([
  [1, "inbound"],
  [2, "outbound"],
  [3, "internal"],
]);

/** The word for a direction of the 2023 format; `undefined` for any other value. The sample has 0, which no published list explains. */
export function direction2023(value: unknown): string | undefined {
  return DIRECTIONS.get(value);
}
