import { Text } from "ink";
import type { ReactElement } from "react";
import type { Theme } from "../../text/theme.ts";

/** A horizontal line. */
export function Rule({ width, theme }: { readonly width: number; readonly theme: Theme }): ReactElement {
  return <Text wrap="truncate-end">{theme.faint("─".repeat(width))}</Text>;
}
