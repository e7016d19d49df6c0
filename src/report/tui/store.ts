import type { Action } from "./state/action.ts";
import { DetailView } from "./lines/detail-lines.ts";
import type { Line } from "./lines/line.ts";
import { reduce } from "./state/reduce.ts";
import type { State } from "./state/state.ts";
import type { Theme } from "../text/theme.ts";

/** Holds the state, and the lines of the detail pane that follow from it. */
export class Store {
  #state: State;
  readonly #detail: DetailView;
  readonly #listeners = new Set<() => void>();

  constructor(state: State, theme: Theme) {
    this.#state = state;
    this.#detail = new DetailView(theme);
  }

  readonly read = (): State => this.#state;

  /** The lines of the detail pane. */
  readonly lines = (): readonly Line[] => this.#detail.lines(this.#state);

  readonly dispatch = (action: Action): void => {
    const next = reduce(this.#state, action);
    const lines = this.#detail.lines(next).length;
    this.#state = lines === next.detailLines ? next : reduce(next, { type: "measured", lines });
    for (const listener of this.#listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
