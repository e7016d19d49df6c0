import type { State } from "./state.ts";

/** The sizes of the screen's parts, in terminal cells. A pane that is not shown has no height. */
export interface Layout {
  readonly width: number;
  /** The rows of the expectations, below the header. */
  readonly checklistHeight: number;
  /** The rows between the header and the status line. */
  readonly bodyHeight: number;
  readonly sideBySide: boolean;
  readonly listWidth: number;
  readonly listHeight: number;
  readonly detailWidth: number;
  readonly detailHeight: number;
}

/** The header, the rule below it, the status line and the help bar. */
const FRAME_ROWS = 4;
const MAX_CHECKLIST_ROWS = 4;
const MIN_COLUMNS_SIDE_BY_SIDE = 120;
const MIN_ROWS_STACKED = 16;
/** A space, the line between the panes. */
const DIVIDER_COLUMNS = 2;

/** Side by side in a wide terminal, one above the other in a high one, else only the pane that has the focus. */
export function layoutOf({
  columns,
  rows: allRows,
  detailOpen,
  focus,
  expectations = [],
}: Pick<State, "columns" | "rows" | "detailOpen" | "focus"> & Partial<Pick<State, "expectations">>): Layout {
  const width = Math.max(columns, 20);
  const checklistHeight = allRows < MIN_ROWS_STACKED ? 0 : Math.min(expectations.length, MAX_CHECKLIST_ROWS);
  const rows = allRows - checklistHeight;
  const bodyHeight = Math.max(rows - FRAME_ROWS, 1);
  const stacked = { width, checklistHeight, bodyHeight, sideBySide: false, listWidth: width, detailWidth: width };
  if (!detailOpen) return { ...stacked, listHeight: bodyHeight, detailHeight: 0 };
  if (columns >= MIN_COLUMNS_SIDE_BY_SIDE) {
    const listWidth = Math.min(Math.floor(width * 0.55), 100);
    return {
      ...stacked,
      sideBySide: true,
      listWidth,
      listHeight: bodyHeight,
      detailWidth: width - listWidth - DIVIDER_COLUMNS,
      detailHeight: bodyHeight,
    };
  }
  if (rows < MIN_ROWS_STACKED) {
    const listShown = focus === "list";
    return { ...stacked, listHeight: listShown ? bodyHeight : 0, detailHeight: listShown ? 0 : bodyHeight };
  }
  const listHeight = Math.max(4, Math.floor(bodyHeight * 0.4));
  // One row is the rule between the panes.
  return { ...stacked, listHeight, detailHeight: bodyHeight - listHeight - 1 };
}
