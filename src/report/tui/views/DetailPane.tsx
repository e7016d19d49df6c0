import { Box, Text } from "ink";
import type { ReactElement } from "react";
import type { Theme } from "../../text/theme.ts";
import { GUTTER } from "../lines/detail-lines.ts";
import type { Line } from "../lines/line.ts";

import { clipped } from "../lines/fit-text.ts";

interface DetailPaneProps {
  readonly lines: readonly Line[];
  readonly top: number;
  /** The line with the cursor; `null` while the list has the focus. */
  readonly cursor: number | null;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}

/** The lines of the detail pane that are in view. */
export function DetailPane({ lines, top, cursor, width, height, theme }: DetailPaneProps): ReactElement {
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      <Text wrap="truncate-end">
        {lines
          .slice(top, top + height)
          .map(
            ({ text }, index) =>
              `${top + index === cursor ? theme.note("▌") : " "} ${clipped(text, width - GUTTER) || " "}`,
          )
          .join("\n")}
      </Text>
    </Box>
  );
}
