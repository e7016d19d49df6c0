import { Box, Text } from "ink";
import type { ReactElement } from "react";
import type { Theme } from "../../text/theme.ts";
import { helpLines } from "../lines/help-lines.ts";
import type { Line } from "../lines/line.ts";
import { layoutOf } from "../state/layout.ts";
import { rowsOf } from "../state/rows.ts";
import type { State } from "../state/state.ts";
import { Checklist } from "./Checklist.tsx";
import { DetailPane } from "./DetailPane.tsx";
import { EventList } from "./EventList.tsx";
import { Header } from "./Header.tsx";
import { HelpBar } from "./HelpBar.tsx";
import { Rule } from "./Rule.tsx";
import { StatusLine } from "./StatusLine.tsx";

export interface WorkbenchProps {
  readonly state: State;
  /** All lines of the detail pane. */
  readonly lines: readonly Line[];
  /** What is known of the field under the cursor. */
  readonly help?: string | null;
  readonly theme: Theme;
}

/** The whole screen. */
export function Workbench({ state, lines, help = null, theme }: WorkbenchProps): ReactElement {
  const { width, checklistHeight } = layoutOf(state);
  return (
    <Box flexDirection="column" width={width} height={Math.max(state.rows, 5)}>
      <Header state={state} width={width} theme={theme} />
      <Rule width={width} theme={theme} />
      {checklistHeight > 0 && <Checklist state={state} width={width} height={checklistHeight} theme={theme} />}
      {state.help ? (
        <HelpPage state={state} theme={theme} />
      ) : (
        <Panes state={state} lines={lines} help={help} theme={theme} />
      )}
      <StatusLine state={state} width={width} theme={theme} />
      <HelpBar width={width} theme={theme} />
    </Box>
  );
}

function HelpPage({ state, theme }: Pick<WorkbenchProps, "state" | "theme">): ReactElement {
  const { width, bodyHeight } = layoutOf(state);
  const lines = helpLines("Keys (↑ ↓ to scroll, Esc to close)", theme);
  return <DetailPane lines={lines} top={state.helpTop} cursor={null} width={width} height={bodyHeight} theme={theme} />;
}

function Panes({ state, lines, help = null, theme }: WorkbenchProps): ReactElement {
  const { listWidth, listHeight, detailWidth, detailHeight, sideBySide } = layoutOf(state);
  const list = <EventList rows={rowsOf(state)} state={state} width={listWidth} height={listHeight} theme={theme} />;
  const detail = (
    <DetailPane
      lines={lines}
      top={state.detailTop}
      cursor={state.focus === "detail" ? state.detailLine : null}
      width={detailWidth}
      height={detailHeight}
      help={help}
      theme={theme}
    />
  );
  if (detailHeight === 0) return list;
  if (listHeight === 0) return detail;
  if (sideBySide) {
    return (
      <Box height={listHeight} flexShrink={0}>
        {list}
        <Text>{theme.faint(" │\n".repeat(listHeight).trimEnd())}</Text>
        {detail}
      </Box>
    );
  }
  return (
    <Box flexDirection="column" flexShrink={0}>
      {list}
      <Rule width={listWidth} theme={theme} />
      {detail}
    </Box>
  );
}
