import { Text } from "ink";
import type { ReactElement } from "react";
import { printableStart } from "../../../events/payload/printable.ts";
import type { Theme } from "../../text/theme.ts";
import { counted } from "../../text/units.ts";
import { fitted } from "../lines/fit-text.ts";

interface CallHeadingProps {
  readonly uuid: string;
  readonly events: number;
  readonly width: number;
  readonly theme: Theme;
}

/** The line above the events of one call. */
export function CallHeading({ uuid, events, width, theme }: CallHeadingProps): ReactElement {
  const { language } = theme;
  const text = language.say("call {uuid}, {events}", {
    uuid: printableStart(uuid, 40),
    events: counted(events, "event", language),
  });
  return <Text wrap="truncate-end">{theme.strong(fitted(text, width))}</Text>;
}
