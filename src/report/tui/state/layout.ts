import type { State } from "./state.ts";

/** Where everything stands, in cells. A pane that is not shown has no height. */
export interface Layout {
  readonly width: number;
  readonly side: boolean;
  readonly listWidth: number;
  readonly listHeight: number;
  readonly detailWidth: number;
  readonly detailHeight: number;
}

/** The header, two rules or one, the status line and the help bar. */
const FRAME_ROWS = 4;
const SIDE_COLUMNS = 120;
const STACK_ROWS = 16;

type Shape = Pick<State, "columns" | "rows" | "detailOpen" | "focus">;

/** Side by side when there is room, one above the other when there is height, else only the pane that has the focus. */
export function layoutOf({ columns, rows, detailOpen, focus }: Shape): Layout {
  const width = Math.max(columns, 20);
  const height = Math.max(rows - FRAME_ROWS, 1);
  const whole = { width, side: false, listWidth: width, detailWidth: width };
  if (!detailOpen) return { ...whole, listHeight: height, detailHeight: 0 };
  if (columns >= SIDE_COLUMNS) {
    const listWidth = Math.min(Math.floor(width * 0.55), 100);
    return {
      width,
      side: true,
      listWidth,
      listHeight: height,
      // One column is for the line between the two.
      detailWidth: width - listWidth - 2,
      detailHeight: height,
    };
  }
  if (rows < STACK_ROWS) {
    const listShown = focus === "list";
    return { ...whole, listHeight: listShown ? height : 0, detailHeight: listShown ? 0 : height };
  }
  const listHeight = Math.max(4, Math.floor(height * 0.4));
  // One row is for the line between the two.
  return { ...whole, listHeight, detailHeight: height - listHeight - 1 };
}
