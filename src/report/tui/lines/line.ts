/** A line of the detail pane. */
export interface Line {
  /** With colours, and safe for a terminal. */
  readonly text: string;
  /** What Enter folds or unfolds on this line: a section, or the path of a JSON value. */
  readonly fold: string | null;
  /** The path of the JSON value of the event on this line: `$.data.user_id`. */
  readonly field?: string | undefined;
}

/** Lines on which Enter does nothing. */
export function plainLines(texts: readonly string[]): Line[] {
  return texts.map((text) => ({ text, fold: null }));
}
