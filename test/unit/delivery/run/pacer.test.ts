import { describe, expect, test } from "vitest";
import { Pacer } from "../../../../src/delivery/run/pacer.ts";
import { FakeClock } from "../../../support/clocks/fake-clock.ts";

const NEVER = new AbortController().signal;

describe("requests that are due later", () => {
  test("leave after their waits, and those without one at once", async () => {
    const clock = new FakeClock();
    const pacer = new Pacer({ rate: undefined, clock }, NEVER);
    await pacer.waitUntilDue(0);
    await pacer.waitUntilDue(100);
    await pacer.waitUntilDue(0);
    await pacer.waitUntilDue(50);
    expect(clock.slept).toEqual([100, 50]);
  });

  test("are not later because the one before took its time", async () => {
    const clock = new FakeClock();
    const pacer = new Pacer({ rate: undefined, clock }, NEVER);
    const left: number[] = [];
    for (const gap of [0, 100, 100]) {
      await pacer.waitUntilDue(gap);
      left.push(clock.monotonicMs());
      clock.pass(80);
    }
    expect(left).toEqual([0, 100, 200]);
  });

  test("are not waited for when the run is stopped", async () => {
    const stop = new AbortController();
    const pacer = new Pacer({ rate: undefined, clock: new FakeClock() }, stop.signal);
    stop.abort();
    await expect(pacer.waitUntilDue(1000)).resolves.toBeUndefined();
  });
});

test("a rate spaces starts evenly, however long one took, and never catches up in a burst", async () => {
  const clock = new FakeClock();
  const pacer = new Pacer({ rate: 10, clock }, NEVER);
  const starts: number[] = [];
  const start = async (): Promise<void> => {
    await pacer.waitUntilDue(0);
    starts.push(clock.monotonicMs());
  };
  await start();
  await start();
  clock.pass(1000);
  await start();
  await start();
  expect(starts).toEqual([0, 100, 1100, 1200]);
});

test.each([
  [
    [0, 250, 0],
    [0, 250, 350],
  ],
  [
    [0, 30, 30],
    [0, 100, 200],
  ],
])("of gaps (%j) and a rate of ten a second the slower one counts", async (gaps, expected) => {
  const clock = new FakeClock();
  const pacer = new Pacer({ rate: 10, clock }, NEVER);
  const starts: number[] = [];
  for (const gap of gaps) {
    await pacer.waitUntilDue(gap);
    starts.push(clock.monotonicMs());
  }
  expect(starts).toEqual(expected);
});

test("a wait of months is split into waits that a timer of Node can take", async () => {
  const clock = new FakeClock();
  const sixtyDaysMs = 60 * 24 * 3_600_000;
  await new Pacer({ rate: undefined, clock }, NEVER).waitUntilDue(sixtyDaysMs);
  expect(clock.monotonicMs()).toBe(sixtyDaysMs);
  expect(Math.max(...clock.slept)).toBeLessThanOrEqual(2 ** 31 - 1);
});
