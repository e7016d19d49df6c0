import { Text } from "ink";
import type { ReactElement } from "react";
import type { Theme } from "../../text/theme.ts";
import { helpBarText } from "../lines/help-bar-text.ts";

/** The keys, as many as there is room for. */
export function HelpBar({ width, theme }: { readonly width: number; readonly theme: Theme }): ReactElement {
  return <Text wrap="truncate-end">{helpBarText(width, theme)}</Text>;
}
