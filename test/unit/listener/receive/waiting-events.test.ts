import { expect, test } from "vitest";
import { inPlainEnglish } from "../../../support/events/in-plain-english.ts";
import type { ListenerEvent } from "../../../../src/listener/listener-event.ts";
import { WaitingEvents } from "../../../../src/listener/receive/waiting-events.ts";
import { FakeClock } from "../../../support/clocks/fake-clock.ts";
import { receivedEvent } from "../../../support/events/listener-events.ts";
import { until } from "../../../support/run/until.ts";

function waitingEvents() {
  const clock = new FakeClock();
  const emitted: { readonly atMs: number; readonly event: ListenerEvent }[] = [];
  const emit = (event: ListenerEvent): void => void emitted.push({ atMs: clock.monotonicMs(), event });
  return {
    emitted,
    waiting: new WaitingEvents({ clock, emit, timeLimit: { inTimeMs: 5000, tooLateMs: 10_000 } }),
    clock,
  };
}

function pending(number: number, waitsFor: string | null = "http://localhost:3000") {
  const { answer: _, ...event } = receivedEvent(number, { event: "call_init", data: {} });
  return () => ({ ...event, waitsFor });
}

test("an event without an answer is pending after a quarter of a second, and has a warning after five seconds", async () => {
  const { emitted, waiting } = waitingEvents();
  waiting.add(pending(1), 0);
  await until(() => emitted.length === 2);
  expect(inPlainEnglish(emitted)).toMatchObject([
    { atMs: 250, event: { type: "pending", number: 1, waitsFor: "http://localhost:3000" } },
    {
      atMs: 5000,
      event: { type: "warning", message: "#1 call_init has no answer after 5 s: Hipcall may have given up" },
    },
  ]);
});

test("an event that is answered in time is not emitted, and a later one is", async () => {
  const { emitted, waiting } = waitingEvents();
  const answered = waiting.add(pending(1), 0);
  waiting.add(pending(2, null), 0);
  answered();
  await until(() => emitted.length === 2);
  expect(emitted.map(({ event }) => event)).toMatchObject([
    { type: "pending", number: 2, waitsFor: null },
    { type: "warning", hint: null },
  ]);
});

test("nothing is emitted once the listener has stopped", async () => {
  const { emitted, waiting, clock } = waitingEvents();
  waiting.add(pending(1), 0);
  waiting[Symbol.dispose]();
  await new Promise((resolve) => setImmediate(resolve));
  expect([emitted.length, clock.slept.length <= 1]).toEqual([0, true]);
});
