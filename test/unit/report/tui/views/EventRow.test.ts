import stringWidth from "string-width";
import { expect, test } from "vitest";
import { createTheme } from "../../../../../src/report/text/theme.ts";
import { rowText } from "../../../../../src/report/tui/views/EventRow.tsx";
import { callEntry } from "../../../../support/events/listener-events.ts";

const theme = createTheme(false);

test("a row is as wide as the list, from 40 to 300 columns, selected or not", () => {
  const entry = callEntry(1, { event: "contact_center::contact_create" });
  for (let width = 40; width <= 300; width += 1) {
    const options = { theme, width, selected: width % 2 === 0, marked: true, masked: false };
    expect(stringWidth(rowText(entry, options))).toBeLessThanOrEqual(width);
  }
});
