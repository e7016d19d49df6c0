import type { Theme } from "../text/theme.ts";
import { detailLines } from "./lines/detail-lines.ts";
import type { Line } from "./lines/line.ts";
import type { Action } from "./state/action.ts";
import { reduce } from "./state/reduce.ts";
import type { State } from "./state/state.ts";

/** Holds the state and the lines of the detail pane, which scrolling needs to count. */
export class Store {
  #state: State;
  #lines: readonly Line[];
  readonly #theme: Theme;
  readonly #listeners = new Set<() => void>();

  constructor(state: State, theme: Theme) {
    this.#theme = theme;
    this.#lines = detailLines(state, theme);
    this.#state = reduce(state, { type: "detail-lines", count: this.#lines.length });
  }

  readonly read = (): State => this.#state;

  /** All lines of the detail pane, visible or not. */
  readonly lines = (): readonly Line[] => this.#lines;

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
