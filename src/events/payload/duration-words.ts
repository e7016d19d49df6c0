import { ENGLISH, type Language } from "../../language/language.ts";
import { type Said, said } from "../../language/said.ts";

/** A duration for a sentence: `46 s`, `3 min 5 s`, `1 h 2 min`. */
export function durationWords(seconds: number, { tell }: Language = ENGLISH): string {
  return tell(saidDuration(seconds));
}

/** The same as data. */
export function saidDuration(seconds: number): Said {
  const whole = Math.round(seconds);
  if (whole < 60) return said("{seconds} s", { seconds: whole });
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? said("{minutes} min {seconds} s", { minutes, seconds: whole % 60 })
    : said("{hours} h {minutes} min", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
