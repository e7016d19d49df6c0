import type { Action } from "./action.ts";
import type { Entry } from "./entry.ts";
import { layoutOf } from "./layout.ts";
import { type Row, rowsOf } from "./rows.ts";
import { MOST_BYTES, MOST_ENTRIES, type State } from "./state.ts";

/** The next state. Pure: what an action does to the world happens elsewhere. */
export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "received":
      return received(state, action.entries);
    case "refused":
      return { ...state, refused: state.refused + 1, message: action.message };
    case "public":
      return { ...state, publicUrl: action.url };
    case "told":
      return { ...state, message: action.message };
    case "resized":
      return settled({ ...state, columns: action.columns, rows: action.rows });
    case "measured":
      return settledDetail({ ...state, detailLines: action.lines });
    case "move":
      return moved(state, action.by);
    case "page":
      return moved(state, action.by * Math.max(1, pageRows(state) - 1));
    case "end":
      return moved(state, action.which === "last" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY);
    case "open":
      return settled({ ...state, detailOpen: true, focus: "detail" });
    case "toggle":
      return toggled(state, action.what);
    case "focus":
      return settled({ ...state, focus: state.focus === "list" ? "detail" : "list", detailOpen: true });
    case "fold":
      return { ...state, folded: flipped(state.folded, action.what) };
    case "mark":
      return marked(state);
    case "type":
      return { ...state, typing: { purpose: action.purpose, text: action.text }, message: null };
    case "typed":
      return typed(state, action.text);
    case "accept":
      return { ...state, typing: null };
    case "back":
      return back(state);
  }
}

function received(state: State, arrived: readonly Entry[]): State {
  const counted = {
    ...state,
    received: state.received + arrived.length,
    invalid: state.invalid + arrived.filter(isInvalid).length,
  };
  if (state.paused) return { ...counted, held: bounded([...state.held, ...arrived], new Set()).entries };
  return taken(counted, arrived);
}

function isInvalid({ received: { capture } }: Entry): boolean {
  return capture.verdict === "invalid" || capture.verdict === "unparsable";
}

function taken(state: State, arrived: readonly Entry[]): State {
  const pinned = state.following ? [state.marked] : [state.selected, state.marked];
  const { entries, bytes } = bounded([...state.entries, ...arrived], new Set([...pinned, ...(state.diff ?? [])]));
  return settled({ ...state, entries, bytes });
}

/** Lets the oldest go until both bounds hold; what the user looks at goes last, but goes too before a bound is broken. */
function bounded(
  all: readonly Entry[],
  pinned: ReadonlySet<number | null>,
): { readonly entries: readonly Entry[]; readonly bytes: number } {
  let count = all.length;
  let bytes = all.reduce((sum, entry) => sum + entry.bytes, 0);
  if (count <= MOST_ENTRIES && bytes <= MOST_BYTES) return { entries: all, bytes };
  const gone = new Set<number>();
  const newest = all.at(-1)?.number;
  for (const letPinnedGo of [false, true]) {
    for (const entry of all) {
      if (count <= MOST_ENTRIES && bytes <= MOST_BYTES) break;
      if (gone.has(entry.number) || entry.number === newest || (!letPinnedGo && pinned.has(entry.number))) continue;
      gone.add(entry.number);
      count -= 1;
      bytes -= entry.bytes;
    }
  }
  return { entries: all.filter(({ number }) => !gone.has(number)), bytes };
}

function moved(state: State, by: number): State {
  if (state.focus === "detail" && state.detailOpen) {
    return settledDetail({ ...state, detailLine: state.detailLine + by });
  }
  const events = eventsOf(rowsOf(state));
  const at = events.findIndex(({ number }) => number === state.selected);
  const last = events.length - 1;
  const next = Math.max(0, Math.min(last, (at === -1 ? last : at) + by));
  // Back at the newest, it is followed again.
  return settled({ ...state, selected: events[next]?.number ?? state.selected, following: next === last });
}

function toggled(state: State, what: "detail" | "pause" | "mask" | "group" | "help"): State {
  switch (what) {
    case "detail":
      return settled({ ...state, detailOpen: !state.detailOpen, focus: state.detailOpen ? "list" : state.focus });
    case "pause":
      return state.paused
        ? taken({ ...state, paused: false, held: [] }, state.held)
        : { ...state, paused: true, message: null };
    case "mask":
      return { ...state, masked: !state.masked };
    case "group":
      return settled({ ...state, grouped: !state.grouped });
    case "help":
      return { ...state, help: !state.help };
  }
}

function marked(state: State): State {
  const { selected, marked: first } = state;
  if (selected === null) return state;
  if (first === null) {
    const message = { tone: "note", text: `#${selected} is marked: select another and press m to compare` } as const;
    return { ...state, marked: selected, message };
  }
  if (first === selected) return { ...state, marked: null, diff: null, message: null };
  const compared = { ...state, diff: [first, selected] as const, marked: null, message: null };
  return settled({ ...compared, detailOpen: true, focus: "detail", detailLine: 0, detailTop: 0 });
}

function typed(state: State, text: string): State {
  if (state.typing === null) return state;
  const next = { ...state, typing: { ...state.typing, text } };
  return state.typing.purpose === "filter" ? settled({ ...next, filter: text }) : next;
}

/** Escape: what is on top goes first. */
function back(state: State): State {
  if (state.typing?.purpose === "filter") return settled({ ...state, typing: null, filter: "" });
  if (state.typing !== null) return { ...state, typing: null };
  if (state.help) return { ...state, help: false };
  if (state.diff !== null) return settled({ ...state, diff: null, detailLine: 0, detailTop: 0, focus: "list" });
  if (state.focus === "detail") return settled({ ...state, focus: "list" });
  return settled({ ...state, filter: "", marked: null, message: null });
}

/** Selects what must be selected, and scrolls so that it is seen. */
function settled(state: State): State {
  const rows = rowsOf(state);
  const events = eventsOf(rows);
  const selected = selection(state, events);
  const index = rows.findIndex((row) => row.kind === "event" && row.entry.number === selected);
  const { listHeight } = layoutOf(state);
  const listTop = scrolled(Math.max(index, 0), { top: state.listTop, height: listHeight, length: rows.length });
  if (selected === state.selected || state.diff !== null) return settledDetail({ ...state, selected, listTop });
  return { ...state, selected, listTop, detailLine: 0, detailTop: 0 };
}

function selection({ following, selected }: State, events: readonly Entry[]): number | null {
  const newest = events.at(-1)?.number;
  if (newest === undefined) return selected;
  if (following || selected === null) return newest;
  if (events.some(({ number }) => number === selected)) return selected;
  const later = events.find(({ number }) => number > selected);
  return later?.number ?? newest;
}

function settledDetail(state: State): State {
  const { detailHeight } = layoutOf(state);
  const detailLine = Math.max(0, Math.min(state.detailLines - 1, state.detailLine));
  const view = { top: state.detailTop, height: detailHeight, length: state.detailLines };
  return { ...state, detailLine, detailTop: scrolled(detailLine, view) };
}

/** The first line to show so that one line is seen, moving as little as can be. */
function scrolled(line: number, { top, height, length }: { top: number; height: number; length: number }): number {
  const most = Math.max(0, length - height);
  const near = line < top ? line : line >= top + height ? line - height + 1 : top;
  return Math.max(0, Math.min(most, near));
}

function pageRows(state: State): number {
  const { listHeight, detailHeight } = layoutOf(state);
  return state.focus === "detail" && state.detailOpen ? detailHeight : listHeight;
}

function eventsOf(rows: readonly Row[]): readonly Entry[] {
  return rows.flatMap((row) => (row.kind === "event" ? [row.entry] : []));
}

function flipped(folded: ReadonlySet<string>, what: string): ReadonlySet<string> {
  const next = new Set(folded);
  if (!next.delete(what)) next.add(what);
  return next;
}
