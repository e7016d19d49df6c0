import type { Theme } from "../../text/theme.ts";
import { KEYS } from "../keys/key-table.ts";
import type { Line } from "./line.ts";
import { fitted } from "./fit-text.ts";

/** Every key and what it does. */
export function helpLines(theme: Theme): readonly Line[] {
  const keys = KEYS.map(({ label, does }) => ({ text: `${theme.note(fitted(label, 8))} ${does}`, fold: null }));
  return [{ text: theme.strong("Keys"), fold: null }, ...keys];
}
