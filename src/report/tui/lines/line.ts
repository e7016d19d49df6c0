/** A line of the detail pane. */
export interface Line {
  /** Coloured, and safe for a terminal. */
  readonly text: string;
  /** What Enter folds or unfolds here: a section, or the path of a JSON value. */
  readonly fold: string | null;
}
