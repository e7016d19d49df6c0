import { Box, Text } from "ink";
import type { ReactElement } from "react";
import type { Theme } from "../../text/theme.ts";
import { CURSOR_COLUMNS } from "../lines/detail-lines.ts";
import { clipped } from "../lines/fit-text.ts";
import type { Line } from "../lines/line.ts";

interface DetailPaneProps {
  readonly lines: readonly Line[];
  /** The first visible line. */
  readonly top: number;
  /** The line with the cursor; `null` while the list has the focus. */
  readonly cursor: number | null;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}

/** The visible lines of the detail pane, with the cursor in front of one. */
export function DetailPane({ lines, top, cursor, width, height, theme }: DetailPaneProps): ReactElement {
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      {lines.slice(top, top + height).map(({ text }, index) => {
        const number = top + index;
        const cursorMark = number === cursor ? theme.note("▌") : " ";
        return <Text key={number} wrap="truncate-end">{`${cursorMark} ${clipped(text, width - CURSOR_COLUMNS)}`}</Text>;
      })}
    </Box>
  );
}
