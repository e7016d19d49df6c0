import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "@fast-check/vitest";
import { array, integer } from "fast-check";
import { describe, expect } from "vitest";
import { captureFile, record } from "../support/captures/capture-file.ts";
import { effort } from "../support/run/effort.ts";
import { FakeClock } from "../support/clocks/fake-clock.ts";
import { JumpingClock } from "../support/clocks/jumping-clock.ts";
import { TestListener } from "../support/program/test-listener.ts";
import { emptyFolder, runCli } from "../support/program/run-cli.ts";
import { RUN_SEED } from "../support/run/seed.ts";
import { TestEndpoint } from "../support/network/test-endpoint.ts";

const DAY_MS = 86_400_000;
const JUMPS = array(integer({ min: -20_000 * DAY_MS, max: 100_000 * DAY_MS }), { minLength: 1, maxLength: 8 });
const RUNS = { numRuns: effort({ short: 10, long: 300 }), seed: RUN_SEED };

interface Recorded {
  readonly receivedAt: string;
  readonly offsetMs: number;
}

function recordsIn(file: string): Recorded[] {
  return readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Recorded);
}

describe("a wall clock that jumps back and forth", () => {
  test.prop([JUMPS], RUNS)("does not make a listener's durations negative or its order wrong", async (jumps) => {
    const file = join(emptyFolder(), "c.ndjson");
    const bodies = ["call_init", "call_bridged", "call_hangup", "call_hangup"].map((event) => ({
      event,
      data: { uuid: "u" },
    }));
    {
      await using listening = await TestListener.start(["--json", "--save", file], { clock: new JumpingClock(jumps) });
      for (const body of bodies) await (await listening.post(JSON.stringify(body))).text();
      const events = await listening.lines("event", bodies.length);
      const durations = events.map(({ answer }) => (answer as { durationMs: number }).durationMs);
      expect(durations.filter((ms) => !(ms >= 0 && ms < 1000))).toEqual([]);
      expect(JSON.stringify(events)).not.toMatch(/-\d+(\.\d+)? m?s\b|NaN|Infinity/);
    }
    const offsets = recordsIn(file).map(({ offsetMs }) => offsetMs);
    expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
    expect(offsets.every((ms) => ms >= 0)).toBe(true);

    // The recording replays with its original gaps.
    await using target = await TestEndpoint.open();
    const clock = new FakeClock();
    const replayed = await runCli(["replay", file, "--speed", "original", "--to", target.url, "--json"], { clock });
    expect(replayed.exitCode).toBe(0);
    expect(target.requests).toHaveLength(bodies.length);
    expect(sum(clock.slept)).toBeCloseTo((offsets.at(-1) ?? 0) - (offsets[0] ?? 0), 3);
  });

  test.prop([JUMPS], RUNS)("does not speed up, stop or delay a replay with its original gaps", async (jumps) => {
    await using target = await TestEndpoint.open();
    const file = captureFile(...[0, 100, 350, 1000].map((offsetMs) => record({ offsetMs })));
    const clock = new JumpingClock(jumps);
    const { exitCode, json } = await runCli(["replay", file, "--speed", "original", "--to", target.url, "--json"], {
      clock,
    });
    expect(exitCode).toBe(0);
    expect(target.requests).toHaveLength(4);
    expect(clock.slept.every((ms) => ms > 0)).toBe(true);
    expect(sum(clock.slept)).toBeLessThanOrEqual(1000);
    const summary = json.at(-1);
    expect(summary?.["durationMs"]).toBeGreaterThanOrEqual(1000);
    expect(JSON.stringify(summary)).not.toMatch(/:-\d/);
  });

  test.prop([array(integer({ min: -20_000, max: 20_000 }), { minLength: 2, maxLength: 6 })], RUNS)(
    "between the sessions of a capture makes no wait negative, and --max-gap limits each wait",
    async (days) => {
      const sessions = days.flatMap((day) =>
        [500, 700].map((offsetMs) =>
          record({ offsetMs, receivedAt: new Date(Date.UTC(2026, 10, 22) + day * DAY_MS + offsetMs).toISOString() }),
        ),
      );
      await using target = await TestEndpoint.open();
      const clock = new FakeClock();
      const pace = ["--speed", "original", "--max-gap", "2s"];
      const { exitCode } = await runCli(["replay", captureFile(...sessions), ...pace, "--to", target.url, "-q"], {
        clock,
      });
      expect(exitCode).toBe(0);
      expect(target.requests).toHaveLength(sessions.length);
      expect(clock.slept.every((ms) => ms > 0 && ms <= 2000)).toBe(true);
    },
  );
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
