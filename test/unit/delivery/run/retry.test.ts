import { describe, expect, test } from "vitest";
import { retryDelayMs } from "../../../../src/delivery/run/retry.ts";
import { ANY_SUCCESS } from "../../../../src/delivery/send/acceptance.ts";

describe("a retry", () => {
  const policy = { retries: 100, expectation: ANY_SUCCESS };
  const timedOut = { kind: "timed_out", phase: "answering", durationMs: 1 } as const;

  test("waits twice as long each time, ten seconds at most", () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 100].map((attempts) => retryDelayMs(timedOut, attempts, policy))).toEqual([
      250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000,
    ]);
  });

  test("comes no more often than it was asked for", () => {
    expect([1, 2, 3].map((attempts) => retryDelayMs(timedOut, attempts, { ...policy, retries: 2 }))).toEqual([
      250,
      500,
      undefined,
    ]);
  });

  test.each([
    [200, false],
    [301, false],
    [404, false],
    [408, true],
    [425, true],
    [429, true],
    [500, true],
  ])("after %i: %j", (status, again) => {
    const answered = {
      kind: "answered",
      status,
      durationMs: 1,
      headers: [],
      body: Buffer.alloc(0),
      bodyBytes: 0,
    } as const;
    expect(retryDelayMs(answered, 1, policy) !== undefined).toBe(again);
  });
});
