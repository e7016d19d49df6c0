import type { Entry } from "./entry.ts";
import type { State } from "./state.ts";

/** A line of the list: an event, or the heading of a call when they are grouped. */
export type Row =
  | { readonly kind: "event"; readonly entry: Entry }
  | { readonly kind: "call"; readonly uuid: string; readonly events: number };

type Listing = Pick<State, "entries" | "filter" | "grouped">;

/** The lines of the list, in order: filtered, and grouped when asked for. The call that had the newest event comes last. */
export function rowsOf({ entries, filter, grouped }: Listing): readonly Row[] {
  const wanted = filter === "" ? entries : entries.filter((entry) => matchesFilter(entry, filter));
  if (!grouped) return wanted.map((entry) => ({ kind: "event", entry }));
  const rows: Row[] = [];
  for (const [uuid, events] of callsOf(wanted)) {
    if (uuid !== null) rows.push({ kind: "call", uuid, events: events.length });
    for (const entry of events) rows.push({ kind: "event", entry });
  }
  return rows;
}

/** Whether every word of a filter is found in an event's name, numbers, uuid or verdict, in any letter case. */
function matchesFilter({ received, uuid, from, to, direction }: Entry, filter: string): boolean {
  const { event, verdict } = received.capture;
  const text = [event ?? "", verdict, uuid ?? "", from, to, direction].join(" ").toLowerCase();
  return filter
    .toLowerCase()
    .split(" ")
    .every((word) => text.includes(word));
}

/** The entries of one call that are kept, the oldest first. */
export function callOf(entries: readonly Entry[], uuid: string | null): readonly Entry[] {
  return uuid === null ? [] : entries.filter((entry) => entry.uuid === uuid);
}

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
