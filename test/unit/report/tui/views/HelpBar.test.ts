import stringWidth from "string-width";
import { expect, test } from "vitest";
import { createTheme } from "../../../../../src/report/text/theme.ts";
import { KEYS } from "../../../../../src/report/tui/keys/key-table.ts";
import { helpBarText } from "../../../../../src/report/tui/views/HelpBar.tsx";

const theme = createTheme(false);

test("the help bar has the keys of the key table that fit", () => {
  const bar = helpBarText(300, theme);
  const shown = KEYS.flatMap(({ label, short }) => (short === null ? [] : [`${label} ${short}`]));
  expect(shown.filter((text) => !bar.includes(text))).toEqual([]);
  expect(stringWidth(helpBarText(40, theme))).toBeLessThanOrEqual(40);
});
