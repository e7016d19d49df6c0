import type { Entry } from "./entry.ts";

/** What a text is typed for, at the bottom of the screen. */
export type TypedFor = "filter" | "target" | "edit-target";

/** All that the screen shows; changed in `reduce` only. */
export interface State {
  readonly columns: number;
  readonly rows: number;
  readonly url: string;
  /** The URL to register, when a tunnel is open. */
  readonly publicUrl: string | null;
  /** Where events are forwarded to. */
  readonly target: string | null;
  /** The oldest first; bounded by count and bytes. */
  readonly entries: readonly Entry[];
  readonly bytes: number;
  /** What came while the list stands still; bounded like `entries`. */
  readonly held: readonly Entry[];
  readonly paused: boolean;
  readonly received: number;
  readonly invalid: number;
  readonly refused: number;
  /** The number of the selected entry. */
  readonly selected: number | null;
  /** The newest is selected as it comes. */
  readonly following: boolean;
  /** The first row of the list that is shown. */
  readonly listTop: number;
  readonly filter: string;
  readonly grouped: boolean;
  readonly masked: boolean;
  readonly focus: "list" | "detail";
  readonly detailOpen: boolean;
  /** The line of the detail pane that the cursor is on, and the first that is shown. */
  readonly detailLine: number;
  readonly detailTop: number;
  /** How many lines the detail pane has, as it was last drawn. */
  readonly detailLines: number;
  /** Sections and JSON paths that are folded. */
  readonly folded: ReadonlySet<string>;
  readonly marked: number | null;
  /** The two entries that are compared. */
  readonly diff: readonly [number, number] | null;
  readonly help: boolean;
  readonly typing: { readonly purpose: TypedFor; readonly text: string } | null;
  readonly message: Message | null;
}

/** The last thing that happened, on a line of its own. */
export interface Message {
  readonly tone: "note" | "good" | "warn" | "bad";
  readonly text: string;
}

/** Bounds of what is kept in memory; `held` has the same again. */
export const MOST_ENTRIES = 1000;
export const MOST_BYTES = 16 * 1024 * 1024;

/** Before the first event. */
export function initialState(given: Pick<State, "columns" | "rows" | "url" | "target">): State {
  return {
    ...given,
    publicUrl: null,
    entries: [],
    bytes: 0,
    held: [],
    paused: false,
    received: 0,
    invalid: 0,
    refused: 0,
    selected: null,
    following: true,
    listTop: 0,
    filter: "",
    grouped: false,
    masked: false,
    focus: "list",
    detailOpen: true,
    detailLine: 0,
    detailTop: 0,
    detailLines: 0,
    folded: new Set(["headers"]),
    marked: null,
    diff: null,
    help: false,
    typing: null,
    message: null,
  };
}
