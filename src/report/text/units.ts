import { type Noun, countedWords } from "../../language/counted.ts";
import { ENGLISH, type Language } from "../../language/language.ts";

const HOUR_MS = 3_600_000;

/** A duration in milliseconds for a person: `12 ms`, `1.2 s`, `3 min 5 s`, `2 h 10 min`, `82 d 3 h`. */
export function duration(ms: number, { say }: Language = ENGLISH): string {
  if (ms < 10) return say("{ms} ms", { ms: Math.round(ms * 10) / 10 });
  if (ms < 1000) return say("{ms} ms", { ms: Math.round(ms) });
  if (ms < 60_000) return say("{seconds} s", { seconds: Math.round(ms / 100) / 10 });
  if (ms < HOUR_MS)
    return say("{minutes} min {seconds} s", {
      minutes: Math.floor(ms / 60_000),
      seconds: Math.floor((ms % 60_000) / 1000),
    });
  const hours = Math.floor(ms / HOUR_MS);
  if (hours < 24) return say("{hours} h {minutes} min", { hours, minutes: Math.floor((ms % HOUR_MS) / 60_000) });
  return say("{days} d {hours} h", { days: Math.floor(hours / 24), hours: hours % 24 });
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
