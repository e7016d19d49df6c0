import { said } from "../../../language/said.ts";
import { KEYS } from "../keys/key-table.ts";
import type { Action } from "./action.ts";
import { type Entry, hasProblem, isFailed, isInvalid } from "./entry.ts";
import { layoutOf } from "./layout.ts";
import { type Row, rowsOf } from "./rows.ts";
import { MAX_BYTES, MAX_ENTRIES, type Prompt, type PromptPurpose, type State } from "./state.ts";

/** The state after an action. Pure: files, network and terminal are changed elsewhere. */
export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "received":
      return received(state, action.entries);
    case "sent-again":
      return listed(state, [action.entry]);
    case "refused":
      return { ...state, refused: state.refused + 1, message: action.message };
    case "public-url":
      return { ...state, publicUrl: action.url };
    case "message":
      return { ...state, message: action.message };
    case "resized":
      return withHelpInView(withSelectionInView({ ...state, columns: action.columns, rows: action.rows }));
    case "detail-lines":
      return withCursorInView({ ...state, detailLines: action.count });
    case "move":
      return moved(state, action.by);
    case "page":
      return moved(state, action.by * Math.max(1, visibleRows(state) - 1));
    case "jump":
      return moved(state, action.to === "last" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY);
    case "next-problem":
      return atNextProblem(state);
    case "expectations":
      return withSelectionInView({ ...state, expectations: action.results, leftMs: action.leftMs });
    case "open":
      return withSelectionInView({ ...state, detailOpen: true, focus: "detail" });
    case "toggle":
      return toggled(state, action.what);
    case "focus":
      return withSelectionInView({
        ...state,
        focus: state.focus === "list" ? "detail" : "list",
        detailOpen: true,
      });
    case "fold":
      return { ...state, folded: withToggled(state.folded, action.what) };
    case "mark":
      return marked(state);
    case "prompt-open":
      return { ...state, prompt: openedPrompt(action), message: null };
    case "ask":
      return { ...state, question: action.question, message: null };
    case "message-over":
      return { ...state, message: null };
    case "prompt-text":
      return promptText(state, action.text);
    case "prompt-close":
      return { ...state, prompt: null, question: null };
    case "back":
      return back(state);
  }
}

/** Adds new events, and puts the answer into the row of an event that waited for it. */
function received(state: State, arrived: readonly Entry[]): State {
  const newest = new Map(arrived.map((entry) => [entry.number, entry]));
  const events = [...newest.values()];
  const firstSeen = events.filter(({ number }) => !state.waiting.has(number));
  const counted = {
    ...state,
    waiting: stillWaiting(state.waiting, events),
    received: state.received + firstSeen.length,
    invalid: state.invalid + firstSeen.filter(isInvalid).length,
    failed: state.failed + events.filter(isFailed).length,
  };
  const answered = firstSeen.length === events.length ? counted : withAnswers(counted, newest);
  const listedNumbers = new Set([...answered.entries, ...answered.pending].map(({ number }) => number));
  const added = events.filter(({ number }) => !listedNumbers.has(number));
  if (state.paused) return { ...answered, pending: bounded([...answered.pending, ...added], new Set()).entries };
  return listed(answered, added);
}

function stillWaiting(waiting: State["waiting"], events: readonly Entry[]): State["waiting"] {
  if (waiting.size === 0 && !events.some((entry) => entry.waiting)) return waiting;
  const next = new Set(waiting);
  for (const { number, waiting: waits } of events) {
    if (waits) next.add(number);
    else next.delete(number);
  }
  return next;
}

function withAnswers(state: State, newest: ReadonlyMap<number, Entry>): State {
  const replaced = (entries: readonly Entry[]): readonly Entry[] =>
    entries.map((entry) => newest.get(entry.number) ?? entry);
  const entries = replaced(state.entries);
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  return { ...state, entries, bytes, pending: replaced(state.pending) };
}

/** Adds new entries to the list. */
function listed(state: State, added: readonly Entry[]): State {
  const pinned = state.following ? [state.marked] : [state.selected, state.marked];
  const { entries, bytes } = bounded([...state.entries, ...added], new Set([...pinned, ...(state.compared ?? [])]));
  return withSelectionInView({ ...state, entries, bytes });
}

/** Drops the oldest until both bounds hold. Pinned entries, which the user looks at, are dropped last. The newest stays. */
function bounded(
  all: readonly Entry[],
  pinned: ReadonlySet<number | null>,
): { readonly entries: readonly Entry[]; readonly bytes: number } {
  let count = all.length;
  let bytes = all.reduce((sum, entry) => sum + entry.bytes, 0);
  const withinBounds = (): boolean => count <= MAX_ENTRIES && bytes <= MAX_BYTES;
  if (withinBounds()) return { entries: all, bytes };
  const candidates = all.slice(0, -1);
  const inOrder = [
    ...candidates.filter(({ number }) => !pinned.has(number)),
    ...candidates.filter(({ number }) => pinned.has(number)),
  ];
  const dropped = new Set<Entry>();
  for (const entry of inOrder) {
    if (withinBounds()) break;
    dropped.add(entry);
    count -= 1;
    bytes -= entry.bytes;
  }
  return { entries: all.filter((entry) => !dropped.has(entry)), bytes };
}

function moved(state: State, by: number): State {
  if (state.help) return withHelpInView({ ...state, helpTop: state.helpTop + by });
  if (detailHasFocus(state)) return withCursorInView({ ...state, detailLine: state.detailLine + by });
  const events = eventsOf(rowsOf(state));
  const last = events.length - 1;
  const index = events.findIndex(({ number }) => number === state.selected);
  const next = Math.max(0, Math.min(last, (index === -1 ? last : index) + by));
  return withSelectionInView({
    ...state,
    selected: events[next]?.number ?? state.selected,
    following: next === last,
  });
}

/** Goes on from the first event after the last one. */
function atNextProblem(state: State): State {
  const events = eventsOf(rowsOf(state));
  const at = events.findIndex(({ number }) => number === state.selected);
  const next = [...events.slice(at + 1), ...events.slice(0, at + 1)].find(hasProblem);
  if (next === undefined) return { ...state, message: { tone: "good", text: said("no listed event has a problem") } };
  return withSelectionInView({ ...state, selected: next.number, following: next === events.at(-1), compared: null });
}

function toggled(state: State, what: "detail" | "pause" | "mask" | "group" | "help" | "wrap"): State {
  switch (what) {
    case "detail":
      return withSelectionInView({
        ...state,
        detailOpen: !state.detailOpen,
        focus: state.detailOpen ? "list" : state.focus,
      });
    case "pause":
      return state.paused
        ? listed({ ...state, paused: false, pending: [] }, state.pending)
        : { ...state, paused: true, message: null };
    case "wrap":
      return { ...state, wrap: !state.wrap };
    case "mask":
      return { ...state, masked: !state.masked };
    case "group":
      return withSelectionInView({ ...state, grouped: !state.grouped });
    case "help":
      return { ...state, help: !state.help, helpTop: 0 };
  }
}

function marked(state: State): State {
  const { selected, marked: first } = state;
  if (selected === null) return state;
  if (first === null) {
    const event = labelOf(state, selected);
    const text = said("#{event} marked; select another event and press m to compare", { event });
    return { ...state, marked: selected, message: { tone: "note", text } };
  }
  if (first === selected) return { ...state, marked: null, compared: null, message: null };
  return withSelectionInView({
    ...state,
    compared: [first, selected],
    marked: null,
    message: null,
    detailOpen: true,
    focus: "detail",
    detailLine: 0,
    detailTop: 0,
  });
}

/** A URL that is only a proposal is replaced by the first character that is typed. */
function openedPrompt({ purpose, text }: { purpose: PromptPurpose; text: string }): Prompt {
  return { purpose, text, selected: purpose !== "filter" };
}

function labelOf({ entries }: State, wanted: number): string {
  return entries.find(({ number }) => number === wanted)?.label ?? String(wanted);
}

function promptText(state: State, text: string): State {
  if (state.prompt === null) return state;
  const next = { ...state, prompt: { ...state.prompt, text, selected: false } };
  return state.prompt.purpose === "filter" ? withSelectionInView({ ...next, filter: text }) : next;
}

/** Escape closes one thing at a time: prompt, help, comparison, details, and at last filter and mark. */
function back(state: State): State {
  if (state.question !== null) return { ...state, question: null };
  if (state.prompt?.purpose === "filter") return withSelectionInView({ ...state, prompt: null, filter: "" });
  if (state.prompt !== null) return { ...state, prompt: null };
  if (state.help) return { ...state, help: false };
  if (state.compared !== null)
    return withSelectionInView({ ...state, compared: null, detailLine: 0, detailTop: 0, focus: "list" });
  if (state.focus === "detail") return withSelectionInView({ ...state, focus: "list" });
  return withSelectionInView({ ...state, filter: "", marked: null, message: null });
}

/** Selects a listed event and scrolls the list to it. */
function withSelectionInView(state: State): State {
  const rows = rowsOf(state);
  const selected = selection(state, eventsOf(rows));
  const index = rows.findIndex((row) => row.kind === "event" && row.entry.number === selected);
  const { listHeight } = layoutOf(state);
  const listTop = topThatShows(Math.max(index, 0), { top: state.listTop, height: listHeight, length: rows.length });
  if (selected === state.selected || state.compared !== null) return withCursorInView({ ...state, selected, listTop });
  return { ...state, selected, listTop, detailLine: 0, detailTop: 0 };
}

function selection({ following, selected }: State, events: readonly Entry[]): number | null {
  const newest = events.at(-1)?.number;
  // The details are those of a listed event.
  if (newest === undefined) return null;
  if (following || selected === null) return newest;
  if (events.some(({ number }) => number === selected)) return selected;
  const later = events.find(({ number }) => number > selected);
  return later?.number ?? newest;
}

/** Keeps the cursor of the detail pane on one of its lines, and scrolls to it. */
function withCursorInView(state: State): State {
  const { detailHeight } = layoutOf(state);
  const detailLine = Math.max(0, Math.min(state.detailLines - 1, state.detailLine));
  const view = { top: state.detailTop, height: detailHeight, length: state.detailLines };
  return { ...state, detailLine, detailTop: topThatShows(detailLine, view) };
}

function withHelpInView(state: State): State {
  // A title, then a line for each key.
  const lines = KEYS.length + 1;
  const lastTop = Math.max(0, lines - layoutOf(state).bodyHeight);
  return { ...state, helpTop: Math.max(0, Math.min(lastTop, state.helpTop)) };
}

/** The first visible line that brings another line into view with the least scrolling. */
function topThatShows(line: number, { top, height, length }: { top: number; height: number; length: number }): number {
  const lastTop = Math.max(0, length - height);
  const wanted = line < top ? line : line >= top + height ? line - height + 1 : top;
  return Math.max(0, Math.min(lastTop, wanted));
}

function visibleRows(state: State): number {
  const { bodyHeight, listHeight, detailHeight } = layoutOf(state);
  if (state.help) return bodyHeight;
  return detailHasFocus(state) ? detailHeight : listHeight;
}

function detailHasFocus({ focus, detailOpen }: State): boolean {
  return focus === "detail" && detailOpen;
}

function eventsOf(rows: readonly Row[]): readonly Entry[] {
  return rows.flatMap((row) => (row.kind === "event" ? [row.entry] : []));
}

function withToggled(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}
