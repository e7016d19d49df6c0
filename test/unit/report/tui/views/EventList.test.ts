import { stripVTControlCharacters } from "node:util";
import { renderToString } from "ink";
import { createElement } from "react";
import { expect, test } from "vitest";
import { createTheme } from "../../../../../src/report/text/theme.ts";
import { initialState } from "../../../../../src/report/tui/state/state.ts";
import { EventList } from "../../../../../src/report/tui/views/EventList.tsx";

function emptyList(width: number, filter = ""): string[] {
  const start = initialState({ columns: width, rows: 30, url: "http://127.0.0.1:41201/", target: null });
  const state = { ...start, filter };
  const list = createElement(EventList, { rows: [], state, width, height: 12, theme: createTheme(true) });
  const lines = stripVTControlCharacters(renderToString(list, { columns: 200 })).split("\n");
  return lines.filter((line) => line !== "");
}

test("what to do before the first event is whole, also in a narrow list", () => {
  expect(emptyList(66)).toContain("  or: npx hipcall-hooks send call_hangup --to");
  const narrow = emptyList(24);
  expect(narrow.map((line) => line.trim()).join("")).toContain("http://127.0.0.1:41201/");
  for (const line of narrow) expect(line.length).toBeLessThanOrEqual(24);
});

test("a filter without a match says so, and how to clear it", () => {
  expect(emptyList(80, "x")).toEqual(["  no event matches the filter (press Esc to clear it)"]);
});
