import { readFileSync, readdirSync } from "node:fs";
import { platform } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createTheme } from "../../src/report/text/theme.ts";
import { initialState } from "../../src/report/tui/state/state.ts";
import { Store } from "../../src/report/tui/store.ts";
import { memoryInUse } from "../fuzz/run/memory-in-use.ts";
import { DayClock } from "../support/clocks/day-clock.ts";
import { callEntry } from "../support/events/listener-events.ts";
import { PackedListener } from "../support/program/packed-listener.ts";
import { emptyFolder } from "../support/program/run-cli.ts";
import { TestListener } from "../support/program/test-listener.ts";
import { effort } from "../support/run/effort.ts";
import { until } from "../support/run/until.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The hour of the day at which the wall clock is set, and by how much. */
const STEPS: ReadonlyMap<number, number> = new Map([
  [3, -HOUR_MS],
  [5, 90 * MINUTE_MS],
  [11, -40_000],
  [17, 40_000],
  [20, -26 * HOUR_MS],
]);

test("a day of listen --save with an event a minute, the end of summer time and steps of the clock: times are right, memory and handles flat", async () => {
  setTimeZone("Europe/Berlin");
  const clock = new DayClock("2026-10-24T22:00:00.000Z");
  const file = join(emptyFolder(), "c.ndjson");
  const sent: { readonly at: Date; readonly offsetMs: number }[] = [];
  {
    await using listening = await TestListener.start(["--save", file, "--no-fsync"], { clock });
    const startMs = clock.monotonicMs();
    let early: ReturnType<typeof inUse> | undefined;
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      clock.pass(MINUTE_MS);
      if (minute % 60 === 0) clock.step(STEPS.get(minute / 60) ?? 0);
      sent.push({ at: clock.now(), offsetMs: clock.monotonicMs() - startMs });
      const body = JSON.stringify({ event: "call_init", data: { uuid: `u-${Math.floor(minute / 3)}` } });
      const answer = await listening.post(body);
      expect(answer.status).toBe(200);
      await answer.arrayBuffer();
      if (minute === 4 * 60) early = inUse();
    }
    const late = inUse();
    expect(late.files).toBeLessThanOrEqual((early?.files ?? 0) + 4);
    expect(late.handles).toBeLessThanOrEqual((early?.handles ?? 0) + 4);
    expect(late.heapMb).toBeLessThan((early?.heapMb ?? 0) + 20);
    // Each event is shown at its local time, that of the hour that comes twice too.
    await listening.run.stdout.until((text) => (text.match(/call_init {2}/g) ?? []).length >= sent.length);
    const shown = [...listening.run.stdout.text.matchAll(/\b(\d\d:\d\d:\d\d\.\d{3})\b.*call_init/g)].map(
      ([, at]) => at,
    );
    expect(shown).toEqual(sent.map(({ at }) => berlinTime(at)));
  }
  const records = readFileSync(file, "utf8").trimEnd().split("\n");
  const saved = records.map((line) => JSON.parse(line) as { receivedAt: string; offsetMs: number });
  expect(saved.map(({ receivedAt }) => receivedAt)).toEqual(sent.map(({ at }) => at.toISOString()));
  expect(saved.map(({ offsetMs }) => offsetMs)).toEqual(sent.map(({ offsetMs }) => offsetMs));
});

test("eight hours of the full screen at five events a second: a thousand events are kept, memory is flat", () => {
  const events = effort({ short: 7200, long: 8 * 3600 * 5 });
  const start = { columns: 100, rows: 30, url: "http://127.0.0.1:4665/", target: null };
  const store = new Store(initialState(start), createTheme(false));
  let early: ReturnType<typeof inUse> | undefined;
  for (let number = 1; number <= events; number += 1) {
    const entry = callEntry(number, { uuid: `u-${Math.floor(number / 4)}` });
    store.dispatch({ type: "received", entries: [entry] });
    if (number === 3000) early = inUse();
  }
  const { entries, received } = store.read();
  expect(received).toBe(events);
  expect(entries.map(({ number }) => number)).toEqual(Array.from({ length: 1000 }, (_, index) => events - 999 + index));
  expect(inUse().heapMb).toBeLessThan((early?.heapMb ?? 0) + 20);
});

test.skipIf(platform() === "win32")(
  "a listener that is stopped and continued answers and saves what came meanwhile",
  async () => {
    const file = join(emptyFolder(), "c.ndjson");
    await using listener = await PackedListener.start(["--save", file]);
    const { child } = listener.program;
    const rounds = effort({ short: 10, long: 200 });
    for (let round = 0; round < rounds; round += 1) {
      child.kill("SIGSTOP");
      if (platform() === "linux") await until(() => / T /.test(readFileSync(`/proc/${child.pid}/stat`, "utf8")));
      const posted = Array.from({ length: 5 }, () =>
        fetch(listener.url, { method: "POST", body: `{"event":"e","data":{"n":${round}}}` }),
      );
      child.kill("SIGCONT");
      expect((await Promise.all(posted)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    }
    expect(await listener.end("SIGTERM")).toBe(0);
    expect(readFileSync(file, "utf8").trimEnd().split("\n")).toHaveLength(5 * rounds);
  },
);

function setTimeZone(zone: string): void {
  const before = process.env["TZ"];
  process.env["TZ"] = zone;
  onTestFinished(() => {
    if (before === undefined) delete process.env["TZ"];
    else process.env["TZ"] = before;
  });
}

function inUse(): { readonly files: number; readonly handles: number; readonly heapMb: number } {
  const files = platform() === "linux" ? readdirSync("/proc/self/fd").length : 0;
  return { files, handles: process.getActiveResourcesInfo().length, heapMb: memoryInUse().heapMb };
}

function berlinTime(at: Date): string {
  const parts = { hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 } as const;
  return new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Berlin", hour12: false, ...parts }).format(at);
}
