import { Box, Text } from "ink";
import type { ReactElement } from "react";
import type { Theme } from "../../text/theme.ts";
import { CURSOR_COLUMNS } from "../lines/detail-lines.ts";
import { printable } from "../../../events/payload/printable.ts";
import { clipped, wrapped } from "../lines/fit-text.ts";
import { type Line, plainLines } from "../lines/line.ts";

interface DetailPaneProps {
  readonly lines: readonly Line[];
  /** The first visible line. */
  readonly top: number;
  /** The line with the cursor; `null` while the list has the focus. */
  readonly cursor: number | null;
  readonly width: number;
  readonly height: number;
  /** What is known of the field under the cursor. */
  readonly help?: string | null;
  readonly theme: Theme;
}

/** The visible lines of the detail pane, with the cursor in front of one. */
export function DetailPane({ lines, top, cursor, width, height, help = null, theme }: DetailPaneProps): ReactElement {
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      {visible(lines, top, height, { cursor, help: helpLines(help, width - CURSOR_COLUMNS, theme) }).map(
        (line, index) => {
          const number = top + index;
          const cursorMark = line === lines[cursor ?? -1] ? theme.note("▌") : " ";
          return (
            <Text
              key={number}
              wrap="truncate-end"
            >{`${cursorMark} ${clipped(line.text, width - CURSOR_COLUMNS)}`}</Text>
          );
        },
      )}
    </Box>
  );
}

const MAX_HELP_LINES = 4;

function helpLines(help: string | null, width: number, theme: Theme): readonly Line[] {
  if (help === null) return [];
  const indent = "    ";
  const texts = wrapped(printable(help), Math.max(10, width - indent.length)).slice(0, MAX_HELP_LINES);
  return plainLines(texts.map((text) => theme.note(`${indent}${text}`)));
}

/** The visible lines with the help below the cursor. Where there is no room below, the lines move up. */
function visible(
  lines: readonly Line[],
  top: number,
  height: number,
  { cursor, help }: { cursor: number | null; help: readonly Line[] },
): readonly Line[] {
  if (cursor === null || help.length === 0) return lines.slice(top, top + height);
  const upToHelp = [...lines.slice(top, cursor + 1), ...help];
  const tooMany = Math.max(0, upToHelp.length - height);
  return [...upToHelp.slice(Math.min(tooMany, cursor - top)), ...lines.slice(cursor + 1)].slice(0, height);
}
