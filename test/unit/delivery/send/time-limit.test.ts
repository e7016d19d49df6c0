import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { type Limited, TimeLimit } from "../../../../src/delivery/send/time-limit.ts";
import { FakeClock } from "../../../support/clocks/fake-clock.ts";

const REAL = { now: () => new Date(), monotonicMs: () => performance.now(), sleep: () => Promise.resolve() };

/** Things that have a limited time, and the names of those whose time was up, in that order. */
function limited(limit: TimeLimit, monotonicMs: () => number) {
  const over: string[] = [];
  let onOver: (() => void) | undefined;
  const begin = (name: string): Limited => {
    const one: Limited = {
      startedMs: monotonicMs(),
      timeIsUp: () => {
        limit.end(one);
        over.push(name);
        onOver?.();
      },
      earlier: undefined,
      later: undefined,
    };
    limit.begin(one);
    return one;
  };
  const until = async (count: number): Promise<void> => {
    while (over.length < count) await new Promise<void>((resolve) => (onOver = resolve));
  };
  return { over, begin, until };
}

test("time is up for all that did not end, in the order in which they began, and again for those that begin later", async () => {
  using limit = new TimeLimit(20, REAL);
  const { over, begin, until } = limited(limit, REAL.monotonicMs);
  begin("a");
  const b = begin("b");
  begin("c");
  limit.end(b);
  await until(2);
  begin("d");
  await until(3);
  expect(over).toEqual(["a", "c", "d"]);
});

test("nobody's time is up early", async () => {
  using limit = new TimeLimit(30, REAL);
  const { begin, until } = limited(limit, REAL.monotonicMs);
  const first = begin("first");
  limit.end(first);
  // The timer that was started for the first one looks too early.
  while (REAL.monotonicMs() - first.startedMs < 15) await new Promise((resolve) => setImmediate(resolve));
  const second = begin("second");
  await until(1);
  expect(REAL.monotonicMs() - second.startedMs).toBeGreaterThanOrEqual(30);
});

test.prop([fc.array(fc.nat(9), { maxLength: 40 })])(
  "who ends is not remembered, whoever else began or ended",
  (ends) => {
    const clock = new FakeClock();
    using limit = new TimeLimit(1_000_000, clock);
    const { begin } = limited(limit, clock.monotonicMs);
    const going: Limited[] = [];
    for (const at of ends) {
      going.push(begin("one"), begin("another"));
      const [ended] = going.splice(at % going.length, 1);
      if (ended === undefined) continue;
      limit.end(ended);
      expect([ended.earlier, ended.later]).toEqual([undefined, undefined]);
      expect(going.map(({ earlier }) => earlier)).toEqual([undefined, ...going.slice(0, -1)]);
      expect(going.map(({ later }) => later)).toEqual([...going.slice(1), undefined]);
    }
  },
);
