import { Text } from "ink";
import type { ReactElement } from "react";
import type { Theme } from "../../text/theme.ts";
import { KEYS } from "../keys/key-table.ts";

/** The last line of the screen: keys and what they do. */
export function HelpBar({ width, theme }: { readonly width: number; readonly theme: Theme }): ReactElement {
  return <Text wrap="truncate-end">{helpBarText(width, theme)}</Text>;
}

/** The first keys of the key table that fit. */
export function helpBarText(width: number, theme: Theme): string {
  const shown: string[] = [];
  let cells = 1;
  for (const { label, short: english } of KEYS) {
    if (english === null) continue;
    const short = theme.language.fixed(english);
    cells += label.length + short.length + 3;
    if (cells > width) break;
    shown.push(`${theme.strong(label)} ${theme.faint(short)}`);
  }
  return ` ${shown.join("  ")}`;
}
