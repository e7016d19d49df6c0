import { Box, Text } from "ink";
import type { ReactElement } from "react";
import type { Theme } from "../../text/theme.ts";
import { printable } from "../../../events/payload/printable.ts";
import { clipped } from "../lines/fit-text.ts";
import { CallHeading } from "./CallHeading.tsx";
import { EventRow } from "./EventRow.tsx";
import type { Row } from "../state/rows.ts";
import type { State } from "../state/state.ts";

interface EventListProps {
  readonly rows: readonly Row[];
  readonly state: Pick<State, "selected" | "marked" | "masked" | "listTop" | "filter" | "url" | "publicUrl">;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}

/** The visible rows of the list. */
export function EventList({ rows, state, width, height, theme }: EventListProps): ReactElement {
  const { listTop, selected, marked, masked, filter } = state;
  const empty =
    filter === "" ? emptyLines(state, theme) : [theme.faint("no event matches the filter (press Esc to clear it)")];
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      {rows.length === 0 &&
        empty.slice(0, height).map((line) => (
          <Text key={line} wrap="truncate-end">
            {clipped(`  ${line}`, width)}
          </Text>
        ))}
      {rows
        .slice(listTop, listTop + height)
        .map((row) =>
          row.kind === "call" ? (
            <CallHeading key={row.uuid} uuid={row.uuid} events={row.events} width={width} theme={theme} />
          ) : (
            <EventRow
              key={row.entry.number}
              entry={row.entry}
              selected={row.entry.number === selected}
              marked={row.entry.number === marked}
              masked={masked}
              width={width}
              theme={theme}
            />
          ),
        )}
    </Box>
  );
}

/** What to do while no event has come. */
function emptyLines({ url, publicUrl }: Pick<State, "url" | "publicUrl">, theme: Theme): string[] {
  const hipcall =
    publicUrl === null
      ? "Hipcall needs a public URL: listen --tunnel cloudflared"
      : `in Hipcall, Account > Integrations > Webhook: ${printable(publicUrl)}`;
  return [
    theme.faint("waiting for events …"),
    `${theme.strong("t")} sends a sample or a scenario to this listener`,
    `or: ${theme.note(`npx hipcall-hooks send call_hangup --to ${printable(url)}`)}`,
    hipcall,
  ];
}
