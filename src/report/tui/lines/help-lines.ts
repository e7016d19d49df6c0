import type { Theme } from "../../text/theme.ts";
import { KEYS } from "../keys/key-table.ts";
import { fitted } from "./fit-text.ts";
import { type Line, plainLines } from "./line.ts";

/** A title, then a line for each key. */
export function helpLines(title: string, theme: Theme): readonly Line[] {
  const keys = KEYS.map(({ label, help }) => `${theme.note(fitted(label, 8))} ${help}`);
  return plainLines([theme.strong(title), ...keys]);
}
