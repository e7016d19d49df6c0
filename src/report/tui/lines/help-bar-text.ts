import type { Theme } from "../../text/theme.ts";
import { KEYS } from "../keys/key-table.ts";

/** The help bar, made from the key table: the first bindings that fit. */
export function helpBarText(width: number, theme: Theme): string {
  const shown: string[] = [];
  let cells = 1;
  for (const { label, short } of KEYS) {
    if (short === null) continue;
    cells += label.length + short.length + 3;
    if (cells > width) break;
    shown.push(`${theme.strong(label)} ${theme.faint(short)}`);
  }
  return ` ${shown.join("  ")}`;
}
