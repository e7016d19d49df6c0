import type { Said } from "./said.ts";
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
