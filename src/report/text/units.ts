import { type Noun, countedWords, durationSaid } from "../../language/counted.ts";
import { ENGLISH, type Language } from "../../language/language.ts";

/** A duration in milliseconds for a person: `12 ms`, `1.2 s`, `3 min 5 s`, `2 h 10 min`, `82 d 3 h`. */
export function duration(ms: number, { tell }: Language = ENGLISH): string {
  return tell(durationSaid(ms));
}

/** A size in bytes for a person: `412 B`, `1.2 kB`, `3.4 MB`. */
export function size(bytes: number, { number }: Language = ENGLISH): string {
  if (bytes < 1000) return `${number(bytes)} B`;
  if (bytes < 1_000_000) return `${number(Math.round(bytes / 100) / 10)} kB`;
  return `${number(Math.round(bytes / 100_000) / 10)} MB`;
}

/** A count with its noun: `1 event`, `7 events`, `2 bodies`. */
export function counted(count: number, noun: Noun, { tell }: Language = ENGLISH): string {
  return tell(countedWords(count, noun));
}
