import type { Text } from "../../../language/said.ts";
import type { Theme } from "../../text/theme.ts";
import { KEYS } from "../keys/key-table.ts";
import { fitted } from "./fit-text.ts";
import { type Line, plainLines } from "./line.ts";

/** A title, then a line for each key. */
export function helpLines(title: Text, theme: Theme): readonly Line[] {
  const { fixed } = theme.language;
  const keys = KEYS.map(({ label, help }) => `${theme.note(fitted(label, 8))} ${fixed(help)}`);
  return plainLines([theme.strong(fixed(title)), ...keys]);
}
