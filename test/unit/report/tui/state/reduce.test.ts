import { fc, test } from "@fast-check/vitest";
import { gzipSync } from "node:zlib";
import { describe, expect } from "vitest";
import type { HeaderPair } from "../../../../../src/captures/capture.ts";
import type { Action } from "../../../../../src/report/tui/state/action.ts";
import { detailLines } from "../../../../../src/report/tui/lines/detail-lines.ts";
import { createTheme } from "../../../../../src/report/text/theme.ts";
import { type Entry, entryOf, sentAgainEntry, waitingEntry } from "../../../../../src/report/tui/state/entry.ts";
import { filterFor } from "../../../../../src/report/tui/state/filter.ts";
import { KEYS } from "../../../../../src/report/tui/keys/key-table.ts";
import { layoutOf } from "../../../../../src/report/tui/state/layout.ts";
import { reduce } from "../../../../../src/report/tui/state/reduce.ts";
import { rowsOf } from "../../../../../src/report/tui/state/rows.ts";
import { MAX_BYTES, MAX_ENTRIES, type State, initialState } from "../../../../../src/report/tui/state/state.ts";
import { callEntry, receivedEvent } from "../../../../support/events/listener-events.ts";

const BEGIN = { columns: 100, rows: 30, url: "http://127.0.0.1:4665/", target: null };
const EVENTS = ["call_init", "call_bridged", "call_hangup", "task_create"];

function run(actions: readonly Action[], state: State = initialState(BEGIN)): State {
  return actions.reduce(reduce, state);
}

function entries(count: number, from = 1, bytes = 2000): Entry[] {
  return Array.from({ length: count }, (_, index) => ({
    ...callEntry(from + index, { event: EVENTS[index % EVENTS.length] ?? "", uuid: `u-${index % 3}` }),
    bytes,
  }));
}

/** Any action that keys and the listener can cause; entries get their numbers in `runAny`. */
const anyAction = fc.oneof(
  fc.record({ type: fc.constant("arrive" as const), count: fc.integer({ min: 1, max: 8 }), heavy: fc.boolean() }),
  fc.record({ type: fc.constant("move" as const), by: fc.integer({ min: -5, max: 5 }) }),
  fc.record({ type: fc.constant("page" as const), by: fc.constantFrom(1 as const, -1 as const) }),
  fc.record({ type: fc.constant("jump" as const), to: fc.constantFrom("first" as const, "last" as const) }),
  fc.record({
    type: fc.constant("toggle" as const),
    what: fc.constantFrom(
      "detail" as const,
      "pause" as const,
      "mask" as const,
      "group" as const,
      "help" as const,
      "wrap" as const,
    ),
  }),
  fc.constantFrom<Action>(
    { type: "focus" },
    { type: "open" },
    { type: "mark" },
    { type: "back" },
    { type: "prompt-close" },
    { type: "next-problem" },
  ),
  fc.constantFrom<Action>(
    { type: "prompt-open", purpose: "filter", text: "" },
    { type: "prompt-text", text: "hangup" },
  ),
  fc.record({
    type: fc.constant("resized" as const),
    columns: fc.integer({ min: 1, max: 300 }),
    rows: fc.integer({ min: 1, max: 80 }),
  }),
);

function runAny(steps: readonly (Action | { type: "arrive"; count: number; heavy: boolean })[]): readonly State[] {
  let number = 0;
  let state = initialState(BEGIN);
  return steps.map((step) => {
    if (step.type === "arrive") {
      const arrived = entries(step.count, number + 1, step.heavy ? Math.floor(MAX_BYTES / 3) : undefined);
      number += step.count;
      state = reduce(state, { type: "received", entries: arrived });
    } else state = reduce(state, step);
    return state;
  });
}

describe("with any keys and events", () => {
  test.prop([fc.array(anyAction, { maxLength: 60 })])("the list stays within its bounds", (steps) => {
    for (const { entries: kept, pending, bytes } of runAny(steps)) {
      expect(kept.length).toBeLessThanOrEqual(MAX_ENTRIES);
      expect(pending.length).toBeLessThanOrEqual(MAX_ENTRIES);
      expect(bytes).toBe(kept.reduce((sum, entry) => sum + entry.bytes, 0));
      expect(bytes).toBeLessThanOrEqual(MAX_BYTES);
    }
  });

  test.prop([fc.array(anyAction, { maxLength: 60 })])(
    "while events are listed, one is selected and visible",
    (steps) => {
      for (const state of runAny(steps)) {
        const rows = rowsOf(state);
        const at = rows.findIndex((row) => row.kind === "event" && row.entry.number === state.selected);
        const { listHeight } = layoutOf(state);
        if (rows.length > 0) expect(at).not.toBe(-1);
        if (rows.length > 0 && listHeight > 0) {
          expect(at).toBeGreaterThanOrEqual(state.listTop);
          expect(at).toBeLessThan(state.listTop + listHeight);
        }
      }
    },
  );
});

test("the newest event is selected until the user moves", () => {
  const state = run([{ type: "received", entries: entries(5) }]);
  expect(state.selected).toBe(5);
  expect(run([{ type: "received", entries: entries(1, 6) }], state).selected).toBe(6);
  const moved = run([{ type: "move", by: -2 }], state);
  expect(run([{ type: "received", entries: entries(1, 6) }], moved).selected).toBe(3);
  expect(
    run(
      [
        { type: "jump", to: "last" },
        { type: "received", entries: entries(2, 6) },
      ],
      moved,
    ).selected,
  ).toBe(7);
});

test("a selected event and a marked one stay while thousands are received", () => {
  const still = run([
    { type: "received", entries: entries(10) },
    { type: "jump", to: "first" },
    { type: "mark" },
    { type: "move", by: 1 },
    { type: "received", entries: entries(3 * MAX_ENTRIES, 11) },
  ]);
  expect(still.selected).toBe(2);
  expect(still.entries).toHaveLength(MAX_ENTRIES);
  expect(still.entries.slice(0, 3).map(({ number }) => number)).toEqual([1, 2, 2013]);
});

test("a paused list does not change, and has the new events when it resumes", () => {
  const paused = run([
    { type: "received", entries: entries(2) },
    { type: "toggle", what: "pause" },
    { type: "received", entries: entries(3, 3) },
  ]);
  expect([paused.entries.length, paused.pending.length, paused.received]).toEqual([2, 3, 5]);
  const going = run([{ type: "toggle", what: "pause" }], paused);
  expect([going.entries.length, going.pending.length, going.selected]).toEqual([5, 0, 5]);
});

test("a filter finds names, numbers, uuids and verdicts while it is typed; Escape clears it", () => {
  const listed = (text: string): number =>
    rowsOf(
      run([
        {
          type: "received",
          entries: [...entries(4), callEntry(5, { event: "odd", uuid: "zz", from: "+15550001111" })],
        },
        { type: "prompt-open", purpose: "filter", text: "" },
        { type: "prompt-text", text },
      ]),
    ).length;
  expect(["call_hangup", "+1555", "ZZ", "unknown", "call_ u-1", "nothing"].map(listed)).toEqual([1, 1, 1, 1, 1, 0]);
  const cleared = run([
    { type: "received", entries: entries(4) },
    { type: "prompt-open", purpose: "filter", text: "" },
    { type: "prompt-text", text: "nothing" },
    { type: "back" },
  ]);
  expect([rowsOf(cleared).length, cleared.selected]).toEqual([4, 4]);
});

test("while no event matches the filter, none is selected", () => {
  const hidden = run([
    { type: "received", entries: entries(4) },
    { type: "prompt-open", purpose: "filter", text: "" },
    { type: "prompt-text", text: "nothing" },
  ]);
  expect(hidden.selected).toBeNull();
  expect(detailLines(hidden, createTheme(false))).toEqual([]);
});

function numbers(filter: string): number[] {
  const received = [
    receivedEvent(1, { event: "call_init", data: { direction: "inbound", caller_number: "+905001112233" } }),
    receivedEvent(2, { event: "call_init", data: { direction: "outbound", tags: ["VIP"] } }, { status: 404 }),
    receivedEvent(3, { event: "task_create", data: { id: 7 } }, { status: 500 }),
  ];
  return received
    .map((event) => entryOf(event))
    .filter(filterFor(filter))
    .map(({ number }) => number);
}

test("a filter finds statuses, sentences, bodies and values", () => {
  const found = [
    "500",
    ">=400",
    "<500",
    "call started",
    "vip",
    "data.direction=inbound",
    "data.id=7",
    "#2",
    "data.id!=7 200",
  ];
  expect(found.map(numbers)).toEqual([[3], [2, 3], [1, 2], [1, 2], [2], [1], [3], [2], [1]]);
});

test("a filter finds values in a compressed body", () => {
  const event = receivedEvent(1, { event: "task_create", data: { id: 7 } });
  const headers: HeaderPair[] = [["content-encoding", "gzip"]];
  const compressed = { ...event.capture, headers, body: gzipSync(event.capture.body) };
  const entry = entryOf({ ...event, capture: compressed });
  expect(["data.id=7", "data.id=8"].map((filter) => filterFor(filter)(entry))).toEqual([true, false]);
});

function bad(number: number): Entry {
  return entryOf(receivedEvent(number, { event: "call_init", data: {} }, { status: 500 }));
}

test("the next problem is the next failed or invalid event of the list, and after the last the first", () => {
  const listed = run([{ type: "received", entries: [bad(1), callEntry(2), bad(3), callEntry(4)] }]);
  expect(listed.failed).toBe(2);
  const first = run([{ type: "next-problem" }], listed);
  const second = run([{ type: "next-problem" }], first);
  expect([first.selected, second.selected]).toEqual([1, 3]);
});

test("an event that waits for its answer has a row, where the answer comes later; it is counted once", () => {
  const { answer: _answer, ...event } = receivedEvent(1, { event: "call_init", data: {} });
  const waiting = waitingEntry({ ...event, waitsFor: "http://localhost:3000/" });
  const shown = run([{ type: "received", entries: [waiting] }]);
  expect(shown).toMatchObject({ received: 1, failed: 0, entries: [{ waiting: true }] });
  const later = run([{ type: "received", entries: [callEntry(2), bad(1)] }], shown);
  expect(later.entries.map(({ number, waiting: waits }) => [number, waits])).toEqual([
    [1, false],
    [2, false],
  ]);
  expect(later).toMatchObject({ received: 2, failed: 1 });
  expect(later.bytes).toBe(later.entries.reduce((sum, { bytes }) => sum + bytes, 0));
  const paused = run([
    { type: "toggle", what: "pause" },
    { type: "received", entries: [waiting] },
    { type: "received", entries: [bad(1)] },
  ]);
  expect(paused.pending.map(({ waiting: waits }) => waits)).toEqual([false]);
  expect(run([{ type: "received", entries: [waiting, bad(1)] }]).entries).toMatchObject([{ waiting: false }]);
});

test("a request that is sent again is listed, and not counted as received", () => {
  const { number: _number, ...sent } = receivedEvent(2, { event: "call_init", data: {} });
  const state = run([
    { type: "received", entries: entries(2) },
    { type: "sent-again", entry: sentAgainEntry(sent, 2, 1) },
  ]);
  expect([state.received, state.entries.map(({ label }) => label)]).toEqual([2, ["1", "2", "2.1"]]);
  expect(state.selected).toBe(2.001);
});

test("grouping puts the events of a call together, the call of the newest event last", () => {
  const state = run([
    { type: "received", entries: entries(6) },
    { type: "toggle", what: "group" },
  ]);
  const shown = rowsOf(state).map((row) => (row.kind === "call" ? row.uuid : row.entry.number));
  expect(shown).toEqual(["u-0", 1, 4, "u-1", 2, 5, "u-2", 3, 6]);
});

test("marking one event and then another compares the two; Escape closes the comparison", () => {
  const compared = run([
    { type: "received", entries: entries(4) },
    { type: "mark" },
    { type: "move", by: -1 },
    { type: "mark" },
  ]);
  expect(compared).toMatchObject({ compared: [4, 3], marked: null, focus: "detail" });
  expect(run([{ type: "back" }], compared)).toMatchObject({ compared: null, focus: "list", selected: 3 });
});

test("the help page scrolls in a low terminal, and not beyond its last line", () => {
  const open = run([{ type: "toggle", what: "help" }], initialState({ ...BEGIN, rows: 14 }));
  expect(run([{ type: "move", by: 1 }], open).helpTop).toBe(1);
  const lastTop = KEYS.length + 1 - 10;
  expect(run([{ type: "jump", to: "last" }], open).helpTop).toBe(lastTop);
  expect(run([{ type: "page", by: 1 }], open).helpTop).toBe(9);
  expect(
    run(
      [
        { type: "jump", to: "last" },
        { type: "resized", columns: 100, rows: 60 },
      ],
      open,
    ).helpTop,
  ).toBe(0);
  expect(run([{ type: "move", by: 1 }, { type: "back" }], open)).toMatchObject({ help: false, selected: null });
});
