import stringWidth from "string-width";
import { expect, test } from "vitest";
import { issue } from "../../../../../src/events/validation/said-issue.ts";
import { said } from "../../../../../src/language/said.ts";
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

/** The colour of the status in the row of an event with this answer. */
function colourOf(answer: Partial<Entry["received"]["answer"]>, changes: Partial<Entry> = {}): string | undefined {
  const colours = createTheme(true);
  const entry = { ...callEntry(1), ...changes };
  const changed = { ...entry, received: { ...entry.received, answer: { ...entry.received.answer, ...answer } } };
  const shown = rowText(changed, { theme: colours, width: 80, selected: false, marked: false, masked: false });
  return (["good", "warn", "bad", "note"] as const).find((meaning) => {
    const [start] = colours[meaning]("x").split("x");
    return start !== undefined && shown.lastIndexOf(start) > shown.indexOf("call_init");
  });
}

test("the colour of an answer says what it is to Hipcall", () => {
  const result = { kind: "answered", status: 301, headers: [], body: Buffer.from(""), bodyBytes: 0, durationMs: 1 };
  const forwarded = { url: "http://localhost:3000/", result, explanation: { problem: "a redirect", nextStep: null } };
  expect(colourOf({ status: 200 })).toBe("good");
  expect(colourOf({ status: 204 })).toBe("warn");
  expect(colourOf({ status: 500 })).toBe("bad");
  expect(colourOf({ status: 301, forwarded: forwarded as never })).toBe("bad");
  expect(colourOf({ status: null })).toBe("bad");
  expect(colourOf({ delivered: false })).toBe("bad");
  expect(colourOf({}, { waiting: true })).toBe("note");
  const late = issue("warning", "too_late_for_hipcall", { path: "", message: said("missed") });
  const { received } = callEntry(1);
  expect(colourOf({ status: 200 }, { received: { ...received, issues: [late] } })).toBe("warn");
});

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
