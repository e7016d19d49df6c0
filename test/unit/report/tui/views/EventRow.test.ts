import stringWidth from "string-width";
import { expect, test } from "vitest";
import { createTheme } from "../../../../../src/report/text/theme.ts";
import { rowText } from "../../../../../src/report/tui/views/EventRow.tsx";
import { type Entry, entryOf } from "../../../../../src/report/tui/state/entry.ts";
import { callEntry, receivedEvent } from "../../../../support/events/listener-events.ts";

const theme = createTheme(false);

test("a row is as wide as the list, from 40 to 300 columns, selected or not", () => {
  const entry = callEntry(1, { event: "contact_center::contact_create" });
  for (let width = 40; width <= 300; width += 1) {
    const options = { theme, width, selected: width % 2 === 0, marked: true, masked: false };
    expect(stringWidth(rowText(entry, options))).toBeLessThanOrEqual(width);
  }
});

function row(entry: Entry): string {
  return rowText(entry, { theme, width: 80, selected: false, marked: false, masked: false });
}

test("at 80 columns, long names and outcomes tell rows apart", () => {
  const names = ["contact_create", "contact_update", "company_create", "company_update"];
  const rows = names.map((name) =>
    row(entryOf(receivedEvent(1, { event: `contact_center::${name}`, data: { first_name: "Ada", name: "X" } }))),
  );
  for (const [index, name] of names.entries()) expect(rows[index]).toContain(`…::${name} `);
  const data = { direction: "inbound", caller_number: "+905320000001", missing_call: true, call_duration: 46 };
  expect(row(entryOf(receivedEvent(1, { event: "call_hangup", data })))).toContain(
    "missed after 46 s · inbound +90532",
  );
});
