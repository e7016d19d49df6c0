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
  const text = `call ${printableStart(uuid, 40)}, ${counted(events, "event")}`;
  return <Text wrap="truncate-end">{theme.strong(fitted(text, width))}</Text>;
}
