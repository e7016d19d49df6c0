import { Box, Text } from "ink";
import type { ReactElement } from "react";
import stringWidth from "string-width";
import type { Theme } from "../../text/theme.ts";
import { printable } from "../../../events/payload/printable.ts";
import { wrapped } from "../lines/fit-text.ts";
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

const INDENT = "  ";

/** The visible rows of the list. */
export function EventList({ rows, state, width, height, theme }: EventListProps): ReactElement {
  const { listTop, selected, marked, masked, filter } = state;
  const { say } = theme.language;
  const textWidth = width - INDENT.length;
  const empty =
    filter === ""
      ? emptyLines(state, { width: textWidth, theme })
      : wrapped(say("no event matches the filter (press Esc to clear it)"), textWidth).map((line) => theme.faint(line));
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      {rows.length === 0 &&
        empty.slice(0, height).map((line) => <Text key={line} wrap="truncate-end">{`${INDENT}${line}`}</Text>)}
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
function emptyLines(
  { url, publicUrl }: Pick<State, "url" | "publicUrl">,
  { width, theme }: { readonly width: number; readonly theme: Theme },
): string[] {
  const { say } = theme.language;
  const command = `npx hipcall-hooks send call_hangup --to ${printable(url)}`;
  // Each word has its own colour: the line may be broken between two words, or inside one that is too long.
  const words = command.split(" ").map((word) => (stringWidth(word) > width ? word : theme.note(word)));
  const lines = [
    theme.faint(say("waiting for events …")),
    say("{key} sends a sample or a scenario to this listener", { key: theme.strong("t") }),
    say("or: {command}", { command: words.join(" ") }),
    publicUrl === null
      ? say("Hipcall needs a public URL: listen --tunnel cloudflared")
      : say("in Hipcall, Account > Integrations > Webhook: {url}", { url: printable(publicUrl) }),
  ];
  return lines.flatMap((line) => wrapped(line, width));
}
