import type { Theme } from "../../text/theme.ts";
import { detailLines } from "./event-lines.ts";
import { diffLines } from "./diff-lines.ts";
import type { Entry } from "../state/entry.ts";
import { helpLines } from "./help-lines.ts";
import { layoutOf } from "../state/layout.ts";
import type { Line } from "./line.ts";
import { callOf } from "../state/rows.ts";
import type { State } from "../state/state.ts";

/** The column in front of each line, where the cursor is. */
export const GUTTER = 2;

/** The lines of the detail pane, made again only when what they show has changed. */
export class DetailView {
  readonly #theme: Theme;
  #key: readonly unknown[] = [];
  #lines: readonly Line[] = [];

  constructor(theme: Theme) {
    this.#theme = theme;
  }

  lines(state: State): readonly Line[] {
    const { selected, diff, masked, folded, entries } = state;
    const entry = entryAt(entries, selected);
    const call = callOf(entries, entry?.uuid ?? null);
    const width = Math.max(10, layoutOf(state).detailWidth - GUTTER);
    const key = [selected, entry, diff, masked, folded, width, call.length, call[0]];
    if (key.length === this.#key.length && key.every((part, index) => part === this.#key[index])) return this.#lines;
    this.#key = key;
    this.#lines = linesOf({ entry, diff, entries }, { theme: this.#theme, width, folded, masked, call });
    return this.#lines;
  }
}

type Shown = Pick<State, "diff" | "entries"> & { readonly entry: Entry | undefined };

function linesOf({ entry, diff, entries }: Shown, options: Parameters<typeof detailLines>[1]): readonly Line[] {
  const [one, other] = (diff ?? []).map((number) => entryAt(entries, number));
  if (one !== undefined && other !== undefined) return diffLines(one, other, options);
  return entry === undefined ? helpLines(options.theme) : detailLines(entry, options);
}

function entryAt(entries: readonly Entry[], number: number | null): Entry | undefined {
  return number === null ? undefined : entries.find((entry) => entry.number === number);
}
