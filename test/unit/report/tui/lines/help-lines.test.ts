import { expect, test } from "vitest";
import { createTheme } from "../../../../../src/report/text/theme.ts";
import { KEYS } from "../../../../../src/report/tui/keys/key-table.ts";
import { helpLines } from "../../../../../src/report/tui/lines/help-lines.ts";

const theme = createTheme(false);

test("the help page has a line for each key of the key table", () => {
  const page = helpLines("Keys", theme).map(({ text }) => text);
  for (const { label, help } of KEYS) expect(page).toContain(`${label.padEnd(8)} ${help}`);
});
