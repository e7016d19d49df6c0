import { expect, test } from "vitest";
import { createTheme } from "../../../../../src/report/text/theme.ts";
import { diffLines } from "../../../../../src/report/tui/lines/diff-lines.ts";
import { type Entry, entryOf } from "../../../../../src/report/tui/state/entry.ts";
import { callEntry, receivedEvent } from "../../../../support/events/listener-events.ts";

const theme = createTheme(false);

test("two events differ also in what is hidden", () => {
  const [one, other] = ["Ada", "Eda"].map((name, at) => {
    const custom_fields = { plate: `34 ${name}`, "05321234567": name };
    return entryOf(receivedEvent(at + 1, { event: "e", data: { first_name: name, id: 1, custom_fields } }));
  });
  const shown = diffLines(one as Entry, other as Entry, { theme, masked: true }).map(({ text }) => text);
  expect(shown.slice(1)).toEqual([
    "3 of 5 values differ; Esc goes back",
    "",
    ...["data.first_name", "data.custom_fields.plate", "data.custom_fields.053••••••67"].flatMap((path) => [
      path,
      '  - "•••"',
      '  + "•••"',
    ]),
  ]);
});

test("two events differ by path", () => {
  const one = callEntry(1, { from: "+905320000001" });
  const other = callEntry(2, { from: "+905320000002" });
  const texts = diffLines(one, other, { theme, masked: false }).map(({ text }) => text);
  expect(texts.slice(1)).toEqual([
    "1 of 37 values differ; Esc goes back",
    "",
    "data.caller_number",
    '  - "+905320000001"',
    '  + "+905320000002"',
  ]);
});

function entry(number: number, text: string): Entry {
  const made = entryOf(receivedEvent(number, { event: "x", data: {} }));
  const capture = { ...made.received.capture, body: Buffer.from(text) };
  return { ...made, received: { ...made.received, capture } };
}

/** Many values at the end of a path of many steps, or of one very long one. */
const MANY_VALUES = [
  (value: number) => `${"[".repeat(100_000)}${`${value},`.repeat(100_000)}0${"]".repeat(100_000)}`,
  (value: number) => `{"${"k".repeat(400)}":[${`${value},`.repeat(100_000)}0]}`,
];

test.each(MANY_VALUES)("two bodies with many values are compared up to a bound", (body) => {
  const lines = diffLines(entry(1, body(1)), entry(2, body(2)), { theme, masked: false });
  expect(lines.length).toBeLessThan(2000);
});
