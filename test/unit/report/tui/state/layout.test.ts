import { describe, expect, test } from "vitest";
import { layoutOf } from "../../../../../src/report/tui/state/layout.ts";

describe("the layout", () => {
  test("puts list and details side by side in a wide terminal", () => {
    const layout = layoutOf({ columns: 160, rows: 50, detailOpen: true, focus: "list" });
    expect(layout).toMatchObject({
      sideBySide: true,
      listWidth: 88,
      listHeight: 46,
      detailWidth: 70,
      detailHeight: 46,
    });
  });

  test("puts them one above the other in a high terminal", () => {
    const layout = layoutOf({ columns: 80, rows: 24, detailOpen: true, focus: "list" });
    expect(layout).toMatchObject({
      sideBySide: false,
      listWidth: 80,
      listHeight: 8,
      detailWidth: 80,
      detailHeight: 11,
    });
  });

  test.each([
    ["list", { listHeight: 6, detailHeight: 0 }],
    ["detail", { listHeight: 0, detailHeight: 6 }],
  ] as const)("shows only the %s in a small terminal, when it has the focus", (focus, heights) => {
    expect(layoutOf({ columns: 80, rows: 10, detailOpen: true, focus })).toMatchObject(heights);
  });

  test("gives the list all rows while the details are closed", () => {
    const layout = layoutOf({ columns: 160, rows: 50, detailOpen: false, focus: "list" });
    expect(layout).toMatchObject({ sideBySide: false, listWidth: 160, listHeight: 46, detailHeight: 0 });
  });

  test("fills every row: header, rule, panes, status line, help bar", () => {
    for (let rows = 6; rows <= 80; rows += 1) {
      const { sideBySide, listHeight, detailHeight } = layoutOf({ columns: 80, rows, detailOpen: true, focus: "list" });
      const rule = listHeight > 0 && detailHeight > 0 && !sideBySide ? 1 : 0;
      expect(4 + listHeight + rule + detailHeight).toBe(rows);
    }
  });
});
