import { Text } from "ink";
import type { ReactElement } from "react";
import { printableStart } from "../../events/printable.ts";
import type { Theme } from "../theme.ts";
import { counted } from "../units.ts";
import { fitted } from "./text.ts";

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
