import type { Said, Wording } from "../../../language/said.ts";
import type { ExpectationResult } from "../../../listener/expect/expectations.ts";
import type { Entry } from "./entry.ts";

/** What a text is typed for, in the prompt at the bottom of the screen. */
export type PromptPurpose = "filter" | "target" | "edit-target" | "sample";

/** All that the screen shows. Only `reduce` makes a new one. */
export interface State {
  readonly columns: number;
  readonly rows: number;
  readonly url: string;
  /** The URL to register, when a tunnel is open. */
  readonly publicUrl: string | null;
  /** Where events are forwarded to. */
  readonly target: string | null;
  /** The listed events, the oldest first. At most `MAX_ENTRIES` and `MAX_BYTES`. */
  readonly entries: readonly Entry[];
  /** The sum of the entries' `bytes`. */
  readonly bytes: number;
  /** Events received while the list is paused. The bounds of `entries` hold for them too. */
  readonly pending: readonly Entry[];
  /** The numbers of the events that wait for their answer. They are counted already. */
  readonly waiting: ReadonlySet<number>;
  readonly paused: boolean;
  readonly received: number;
  readonly invalid: number;
  /** Received events whose answer is an error, did not arrive, or says that the app did not take it. */
  readonly failed: number;
  readonly refused: number;
  /** The number of the selected entry. */
  readonly selected: number | null;
  /** Whether each new event is selected when it is received. */
  readonly following: boolean;
  /** The first visible row of the list. */
  readonly listTop: number;
  readonly filter: string;
  readonly grouped: boolean;
  readonly masked: boolean;
  /** Whether long lines of the details are wrapped instead of cut. */
  readonly wrap: boolean;
  readonly focus: "list" | "detail";
  readonly detailOpen: boolean;
  /** The line of the detail pane that has the cursor. */
  readonly detailLine: number;
  /** The first visible line of the detail pane. */
  readonly detailTop: number;
  /** How many lines the detail pane has, visible or not. */
  readonly detailLines: number;
  /** Sections and JSON paths that are folded. */
  readonly folded: ReadonlySet<string>;
  readonly marked: number | null;
  /** The numbers of the two entries that are compared. */
  readonly compared: readonly [number, number] | null;
  readonly help: boolean;
  /** The first visible line of the help page. */
  readonly helpTop: number;
  readonly prompt: Prompt | null;
  /** A question that one key answers. */
  readonly question: Said | null;
  readonly message: Message | null;
  /** The state of each `--expect`. */
  readonly expectations: readonly ExpectationResult[];
  /** The time until the expectations are judged; `null` without a limit. */
  readonly leftMs: number | null;
}

export interface Prompt {
  readonly purpose: PromptPurpose;
  readonly text: string;
  /** Whether the next character replaces the text. */
  readonly selected: boolean;
}

/** The last message for the user, in the status line. */
export interface Message {
  readonly tone: "note" | "good" | "warn" | "bad";
  readonly text: Wording;
}

/** The oldest entries are dropped above these bounds, so that a screen that is open all day stays small. */
export const MAX_ENTRIES = 1000;
export const MAX_BYTES = 16 * 1024 * 1024;

/** The state before the first event. */
export function initialState(start: Pick<State, "columns" | "rows" | "url" | "target">): State {
  return {
    ...start,
    publicUrl: null,
    entries: [],
    bytes: 0,
    pending: [],
    waiting: new Set(),
    paused: false,
    received: 0,
    invalid: 0,
    failed: 0,
    refused: 0,
    selected: null,
    following: true,
    listTop: 0,
    filter: "",
    grouped: false,
    masked: false,
    wrap: false,
    focus: "list",
    detailOpen: true,
    detailLine: 0,
    detailTop: 0,
    detailLines: 0,
    folded: new Set(["headers", "responseHeaders"]),
    marked: null,
    compared: null,
    help: false,
    helpTop: 0,
    prompt: null,
    question: null,
    message: null,
    expectations: [],
    leftMs: null,
  };
}
