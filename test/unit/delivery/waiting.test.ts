import { describe, expect, test } from "vitest";
import { whenDue } from "../../../src/delivery/paced.ts";
import { RateLimit } from "../../../src/delivery/rate.ts";
import { retryDelayMs } from "../../../src/delivery/retry.ts";
import { sleepUntil } from "../../../src/delivery/sleep-until.ts";
import { FakeClock } from "../../support/fake-clock.ts";

const NEVER = new AbortController().signal;

async function* items(...gaps: number[]): AsyncGenerator<{ afterMs: number }> {
  for (const afterMs of gaps) yield await Promise.resolve({ afterMs });
}

describe("items that are due later", () => {
  test("are given after their waits", async () => {
    const clock = new FakeClock();
    const given: number[] = [];
    for await (const _item of whenDue(items(0, 100, 50), { clock, signal: NEVER })) given.push(clock.monotonicMs());
    expect(given).toEqual([0, 100, 150]);
  });

  test("are not later because the one before took its time", async () => {
    const clock = new FakeClock();
    const given: number[] = [];
    for await (const _item of whenDue(items(0, 100, 100), { clock, signal: NEVER })) {
      given.push(clock.monotonicMs());
      await clock.sleep(80, NEVER);
    }
    expect(given).toEqual([0, 100, 200]);
  });

  test("end quietly when they are stopped", async () => {
    const stop = new AbortController();
    const given: unknown[] = [];
    for await (const item of whenDue(items(0, 100, 100), { clock: new FakeClock(), signal: stop.signal })) {
      given.push(item);
      stop.abort();
    }
    expect(given).toHaveLength(1);
  });
});

test("a wait of months is split into waits that a timer of Node can take", async () => {
  const clock = new FakeClock();
  const sixtyDaysMs = 60 * 24 * 3_600_000;
  await sleepUntil(sixtyDaysMs, clock, NEVER);
  expect(clock.monotonicMs()).toBe(sixtyDaysMs);
  expect(Math.max(...clock.slept)).toBeLessThanOrEqual(2 ** 31 - 1);
});

test("a rate spaces starts evenly, however many wait, and never catches up in a burst", async () => {
  const clock = new FakeClock();
  const rate = new RateLimit(10, clock);
  const starts: number[] = [];
  const start = async (): Promise<void> => {
    await rate.wait(NEVER);
    starts.push(clock.monotonicMs());
  };
  await start();
  await start();
  await clock.sleep(1000, NEVER);
  await start();
  await start();
  expect(starts).toEqual([0, 100, 1100, 1200]);
});

test("a retry waits twice as long each time, ten seconds at most", () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 100].map(retryDelayMs)).toEqual([
    250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000,
  ]);
});
