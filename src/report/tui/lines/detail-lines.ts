import type { Theme } from "../../text/theme.ts";
import type { Entry } from "../state/entry.ts";
import { layoutOf } from "../state/layout.ts";
import { callOf } from "../state/rows.ts";
import type { State } from "../state/state.ts";
import { diffLines } from "./diff-lines.ts";
import { eventLines } from "./event-lines.ts";
import { helpLines } from "./help-lines.ts";
import { wrappedWithColours } from "./fit-text.ts";
import type { Line } from "./line.ts";

/** The width of the cursor's column, left of the lines. */
export const CURSOR_COLUMNS = 2;

/** The lines of the detail pane: the selected event or the comparison, and before the first event the keys. */
export function detailLines(state: State, theme: Theme): readonly Line[] {
  const { entries, selected, compared, masked, folded } = state;
  const [one, other] = (compared ?? []).map((number) => entryWith(number, entries));
  const width = Math.max(10, layoutOf(state).detailWidth - CURSOR_COLUMNS);
  if (one !== undefined && other !== undefined)
    return wrappedLines(diffLines(one, other, { theme, masked }), width, state);
  const entry = entryWith(selected, entries);
  if (entry === undefined) return entries.length === 0 ? helpLines("Keys", theme) : [];
  const lines = eventLines(entry, { theme, width, folded, masked, call: callOf(entries, entry.uuid) });
  return wrappedLines(lines, width, state);
}

/** Only the first part of a wrapped line folds. */
function wrappedLines(lines: readonly Line[], width: number, { wrap }: State): readonly Line[] {
  if (!wrap) return lines;
  return lines.flatMap(({ text, fold, field }) =>
    wrappedWithColours(text, width).map((part, index) => ({ text: part, fold: index === 0 ? fold : null, field })),
  );
}

function entryWith(wanted: number | null, entries: readonly Entry[]): Entry | undefined {
  return entries.find(({ number }) => number === wanted);
}
