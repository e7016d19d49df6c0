import { expect, test } from "vitest";
import { TurnBatch } from "../../../../src/delivery/run/turn-batch.ts";

test("what comes in one turn of the event loop is worked off together, in order, and what comes meanwhile in the next", async () => {
  const batches: (readonly string[])[] = [];
  await new Promise<void>((resolve) => {
    const batch = new TurnBatch<string>((items) => {
      batches.push(items);
      if (batches.length === 1) batch.add("c");
      else resolve();
    });
    batch.add("a");
    batch.add("b");
  });
  expect(batches).toEqual([["a", "b"], ["c"]]);
});
