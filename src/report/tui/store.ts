import type { Theme } from "../text/theme.ts";
import { detailLines } from "./lines/detail-lines.ts";
import type { Line } from "./lines/line.ts";
import type { Action } from "./state/action.ts";
import { reduce } from "./state/reduce.ts";
import type { State } from "./state/state.ts";

/** What is known of the field of an event at a path such as `$.data.user_id`; `null` when nothing is. */
export type DescribeField = (event: string, path: string) => string | null;

/** Holds the state and the lines of the detail pane, which scrolling needs to count. */
export class Store {
  #state: State;
  #lines: readonly Line[];
  readonly #theme: Theme;
  readonly #describeField: DescribeField;
  readonly #listeners = new Set<() => void>();

  constructor(state: State, theme: Theme, describeField: DescribeField = () => null) {
    this.#describeField = describeField;
    this.#theme = theme;
    this.#lines = detailLines(state, theme);
    this.#state = reduce(state, { type: "detail-lines", count: this.#lines.length });
  }

  readonly read = (): State => this.#state;

  /** All lines of the detail pane, visible or not. */
  readonly lines = (): readonly Line[] => this.#lines;

  /** What is known of the field under the cursor. */
  readonly help = (): string | null => {
    const { focus, compared, entries, selected, detailLine } = this.#state;
    const field = focus === "detail" && compared === null ? this.#lines[detailLine]?.field : undefined;
    const event = entries.find(({ number }) => number === selected)?.received.capture.event ?? null;
    return field === undefined || event === null ? null : this.#describeField(event, field);
  };

  readonly dispatch = (action: Action): void => {
    const next = reduce(this.#state, action);
    this.#lines = detailLines(next, this.#theme);
    this.#state = reduce(next, { type: "detail-lines", count: this.#lines.length });
    for (const listener of this.#listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
