import { expect, test } from "vitest";
import { KEYS } from "../../../../../src/report/tui/keys/key-table.ts";

test("no key has two meanings", () => {
  const keys = KEYS.flatMap((binding) => binding.keys);
  expect(new Set(keys).size).toBe(keys.length);
});
