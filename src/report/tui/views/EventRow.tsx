import { Text } from "ink";
import type { ReactElement } from "react";
import type { Theme } from "../../text/theme.ts";
import type { Entry } from "../state/entry.ts";
import { rowText } from "../lines/row-text.ts";

interface EventRowProps {
  readonly entry: Entry;
  readonly selected: boolean;
  readonly marked: boolean;
  readonly masked: boolean;
  readonly width: number;
  readonly theme: Theme;
}

/** One event of the list. */
export function EventRow({ entry, ...options }: EventRowProps): ReactElement {
  return <Text wrap="truncate-end">{rowText(entry, options)}</Text>;
}
