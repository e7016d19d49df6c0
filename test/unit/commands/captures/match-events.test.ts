import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { type Match, type Matching, matchEvents } from "../../../../src/commands/captures/diff/match-events.ts";
import type { SideEvent } from "../../../../src/commands/captures/diff/side.ts";

const WIDE = { events: 1000, bytes: 1_000_000 };

function event(number: number, uuid: string | null, bytes = 0): SideEvent {
  return {
    number,
    origin: { source: "c", line: number },
    id: null,
    receivedAt: null,
    event: "e",
    uuid,
    headers: [],
    body: Buffer.alloc(bytes),
    response: null,
  };
}

async function* reading(uuids: readonly (string | null)[], bytes = 0): AsyncGenerator<SideEvent> {
  for (const [index, uuid] of uuids.entries()) yield event(index + 1, uuid, bytes);
}

async function matched(
  before: readonly (string | null)[],
  after: readonly (string | null)[],
  { limits = WIDE, bytes = 0 } = {},
): Promise<{ matches: string[]; matching: Matching }> {
  const matching: Matching = { byOrder: false, gaveUp: 0 };
  const matches: string[] = [];
  for await (const match of matchEvents(reading(before, bytes), reading(after, bytes), { limits, matching }))
    matches.push(textOf(match));
  return { matches, matching };
}

function textOf(match: Match): string {
  switch (match.kind) {
    case "pair":
      return `${match.before.number}=${match.after.number}`;
    case "gone":
      return `-${match.before.number}`;
    case "new":
      return `+${match.after.number}`;
  }
}

test("events far apart are given up above the limits, and that is counted", async () => {
  const limits = { events: 2, bytes: 1_000_000 };
  expect(await matched(["a", "b", "c", "d"], ["d", "a"], { limits })).toEqual({
    matches: ["1=2", "4=1", "-2", "-3"],
    matching: { byOrder: false, gaveUp: 0 },
  });
  expect(await matched(["a", "b", "c", "d"], ["d", "x", "y", "a"], { limits })).toEqual({
    matches: ["-1", "+1", "-2", "+2", "-3", "-4", "+3", "+4"],
    matching: { byOrder: false, gaveUp: 4 },
  });
});

test("bodies count too", async () => {
  const limits = { events: 1000, bytes: 25_000 };
  const { matching } = await matched(["a", "b", "c"], ["x"], { limits, bytes: 10_000 });
  expect(matching.gaveUp).toBe(1);
});

const uuids = fc.array(fc.constantFrom("a", "b", "c", "d", null), { maxLength: 20 });

property.prop([uuids, uuids])(
  "every event is in one match, and equal keys are matched in order",
  async (before, after) => {
    const { matches } = await matched(before, after);
    const numbers = (pattern: RegExp): number[] =>
      matches
        .flatMap((text) => pattern.exec(text)?.slice(1) ?? [])
        .map(Number)
        .toSorted((a, b) => a - b);
    expect(numbers(/^-?(\d+)/)).toEqual(before.map((_, index) => index + 1));
    expect(numbers(/(?:=|^\+)(\d+)$/)).toEqual(after.map((_, index) => index + 1));
    for (const uuid of ["a", "b", "c", "d", null]) {
      const pairs = matches
        .map((text) => text.split("=").map(Number))
        .filter(([left = 0, right = 0]) => before[left - 1] === uuid && after[right - 1] === uuid);
      const sorted = pairs.toSorted(([one = 0], [other = 0]) => one - other).map(([, right = 0]) => right);
      expect(sorted).toEqual(sorted.toSorted((one, other) => one - other));
    }
  },
);
