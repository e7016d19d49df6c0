import { expect, test } from "vitest";
import { Tally } from "../../../../src/listener/receive/tally.ts";
import { unknownEvent } from "../../../support/events/listener-events.ts";

test("a very long name is shortened, so that a thousand of them do not fill the memory", () => {
  const tally = new Tally();
  tally.add(unknownEvent(1, "x".repeat(1_000_000)));
  tally.add(unknownEvent(2, `${"x".repeat(999_999)}y`));
  expect(tally.events()).toMatchObject([{ event: `${"x".repeat(199)}…`, unknown: 2 }]);
});
