import { fc, test } from "@fast-check/vitest";
import { renderToString } from "ink";
import { createElement } from "react";
import stringWidth from "string-width";
import { expect } from "vitest";
import { createTheme } from "../../../../../src/report/text/theme.ts";
import { DetailPane } from "../../../../../src/report/tui/views/DetailPane.tsx";

test.prop([
  fc.array(fc.tuple(fc.constantFrom("32", "1", "0"), fc.stringMatching(/^[a-zü漢 ]{0,12}$/)), { maxLength: 6 }),
  fc.integer({ min: 4, max: 40 }),
])("a long coloured line is cut to the width of the pane, and does not colour what follows", (parts, width) => {
  const text = `${parts.map(([code, word]) => `\u001b[${code}m${word}`).join("")}\u001b[0m`;
  const lines = [
    { text, fold: null },
    { text: "next", fold: null },
  ];
  const pane = createElement(DetailPane, { lines, top: 0, cursor: 1, width, height: 2, theme: createTheme(false) });
  const [cut = "", next] = renderToString(pane, { columns: 200 }).split("\n");
  expect(stringWidth(cut)).toBeLessThanOrEqual(width);
  expect(next?.endsWith(width < 6 ? "…" : "next")).toBe(true);
});
