import { expect, test } from "vitest";
import { waitAfter } from "../../../../src/listener/tunnel/reconnect.ts";

test("the wait grows with each failure of a tunnel", () => {
  expect([1, 2, 3, 7, 8, 1000].map(waitAfter)).toEqual([500, 1000, 2000, 32_000, 60_000, 60_000]);
});
