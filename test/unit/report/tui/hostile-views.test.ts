import { expect, test } from "vitest";
import { detailLines } from "../../../../src/report/tui/lines/event-lines.ts";
import { diffLines } from "../../../../src/report/tui/lines/diff-lines.ts";
import { type Entry, entryOf } from "../../../../src/report/tui/state/entry.ts";
import { jsonLines } from "../../../../src/report/tui/lines/foldable-json.ts";
import { maskPayload, maskText } from "../../../../src/report/tui/lines/masking.ts";
import { themeFor } from "../../../../src/report/text/theme.ts";
import { receivedEvent } from "../../../support/events/listener-events.ts";

// A body has a megabyte at most; what it makes the screen do must not be the square of that.

const theme = themeFor(false);

function entry(number: number, text: string): Entry {
  const made = entryOf(receivedEvent(number, { event: "x", data: {} }));
  const capture = { ...made.received.capture, body: Buffer.from(text) };
  return { ...made, received: { ...made.received, capture } };
}

test("a body of levels under a very long key does not keep that key for each of its lines", () => {
  const text = `{"${"k".repeat(400_000)}":${'{"a":'.repeat(4000)}1${"}".repeat(4001)}`;
  const lines = jsonLines(text, { theme, folded: new Set(), masked: false });
  const kept = lines.reduce((sum, { fold }) => sum + (fold?.length ?? 0), 0);
  expect(lines.length).toBeGreaterThan(4000);
  expect(kept).toBeLessThan(10_000);
});

test("short paths can be folded as before, whatever the key", () => {
  const lines = jsonLines('{"__proto__":{"a":[1]}}', { theme, folded: new Set(["$.__proto__.a"]), masked: false });
  expect(lines.map(({ text }) => text)).toContain('    "a": [ … 1 ]');
});

test("a body nested very deep is shown with personal data hidden", () => {
  const deep = `{"event":"call_init","data":{"x":${"[".repeat(300_000)}${"]".repeat(300_000)}}}`;
  const options = { theme, width: 80, folded: new Set<string>(), masked: true, call: [] };
  expect(detailLines(entry(1, deep), options).length).toBeGreaterThan(10);
  expect(JSON.stringify(maskPayload(JSON.parse(deep)))).toContain("•••");
});

test("a very long text without an address is masked at once", () => {
  expect(maskText("a".repeat(1_000_000))).toHaveLength(1_000_000);
  expect(maskText(`${"a".repeat(200_000)}@${"b".repeat(200_000)}`)).toHaveLength(400_001);
  expect(maskText("mail ayse.yilmaz+x@mail.example.com.tr, now")).toBe("mail •••@••• now");
});

/** Many values at the end of a path of many steps, or of one very long one. */
const MANY_VALUES = [
  (value: number) => `${"[".repeat(100_000)}${`${value},`.repeat(100_000)}0${"]".repeat(100_000)}`,
  (value: number) => `{"${"k".repeat(400)}":[${`${value},`.repeat(100_000)}0]}`,
];

test.each(MANY_VALUES)("two bodies with many values are compared up to a bound", (body) => {
  const lines = diffLines(entry(1, body(1)), entry(2, body(2)), { theme, masked: false });
  expect(lines.length).toBeLessThan(2000);
});
