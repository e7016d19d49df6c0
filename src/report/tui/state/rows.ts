import type { Entry } from "./entry.ts";
import { filterFor } from "./filter.ts";
import type { State } from "./state.ts";

/** A row of the list: an event, or the heading of a call in a grouped list. */
export type Row =
  | { readonly kind: "event"; readonly entry: Entry }
  | { readonly kind: "call"; readonly uuid: string; readonly events: number };

type Listing = Pick<State, "entries" | "filter" | "grouped">;

/** The rows of the list in order, filtered and grouped. In a grouped list, the call with the newest event is the last. */
export function rowsOf({ entries, filter, grouped }: Listing): readonly Row[] {
  const matching = filter === "" ? entries : entries.filter(filterFor(filter));
  if (!grouped) return matching.map((entry) => ({ kind: "event", entry }));
  const rows: Row[] = [];
  for (const [uuid, events] of callsOf(matching)) {
    if (uuid !== null) rows.push({ kind: "call", uuid, events: events.length });
    for (const entry of events) rows.push({ kind: "event", entry });
  }
  return rows;
}

/** The listed events of one call as they were received, the oldest first. */
export function callOf(entries: readonly Entry[], uuid: string | null): readonly Entry[] {
  return uuid === null ? [] : entries.filter((entry) => entry.uuid === uuid && !entry.sentAgain);
}

/** The entries of each call; an entry without a call is alone. A `Map` keeps the order, so a call moves to the end with each event. */
function callsOf(entries: readonly Entry[]): readonly (readonly [uuid: string | null, entries: Entry[]])[] {
  const calls = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = entry.uuid ?? `#${entry.number}`;
    const call = calls.get(key) ?? [];
    call.push(entry);
    calls.delete(key);
    calls.set(key, call);
  }
  return Array.from(calls, ([key, call]) => [key.startsWith("#") ? null : key, call] as const);
}
