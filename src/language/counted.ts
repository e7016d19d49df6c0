import { type Said, type Wording, said } from "./said.ts";
import type { NOUNS } from "./turkish/nouns.ts";

/** What can be counted. Turkish has no plural after a number. */
export type Noun = keyof typeof NOUNS | "call";

/** A count with its noun: `1 event`, `7 events`, `2 bodies`. */
export function countedWords(count: number, noun: Noun): Said {
  const english = count === 1 ? noun : plural(noun);
  return { text: "{count} {noun}", values: { count, noun: { text: noun, values: {}, english } } };
}

const IRREGULAR: Readonly<Partial<Record<Noun, string>>> = {
  "IP address": "IP addresses",
  body: "bodies",
  "date or time": "dates and times",
  "place looks": "places look",
  "unreadable body": "unreadable bodies",
};

function plural(noun: Noun): string {
  return IRREGULAR[noun] ?? `${noun}s`;
}

/** `a or b or c` */
export function eitherOf(names: readonly string[]): Wording {
  return names.reduce<Wording>((list, name) => (list === "" ? name : said("{list} or {name}", { list, name })), "");
}

/** `a and b and c` */
export function allOf(names: readonly string[]): Wording {
  return names.reduce<Wording>((list, name) => (list === "" ? name : said("{list} and {name}", { list, name })), "");
}

const HOUR_MS = 3_600_000;

/** A duration in milliseconds: `12 ms`, `1.2 s`, `3 min 5 s`, `2 h 10 min`, `82 d 3 h`. */
export function durationSaid(ms: number): Said {
  if (ms < 10) return said("{ms} ms", { ms: Math.round(ms * 10) / 10 });
  if (ms < 1000) return said("{ms} ms", { ms: Math.round(ms) });
  if (ms < 60_000) return said("{seconds} s", { seconds: Math.round(ms / 100) / 10 });
  if (ms < HOUR_MS)
    return said("{minutes} min {seconds} s", {
      minutes: Math.floor(ms / 60_000),
      seconds: Math.floor((ms % 60_000) / 1000),
    });
  const hours = Math.floor(ms / HOUR_MS);
  if (hours < 24) return said("{hours} h {minutes} min", { hours, minutes: Math.floor((ms % HOUR_MS) / 60_000) });
  return said("{days} d {hours} h", { days: Math.floor(hours / 24), hours: hours % 24 });
}
