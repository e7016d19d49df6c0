import { ENGLISH, type Language } from "../../language/language.ts";

/** A duration for a sentence: `46 s`, `3 min 5 s`, `1 h 2 min`. */
export function durationWords(seconds: number, { say }: Language = ENGLISH): string {
  const whole = Math.round(seconds);
  if (whole < 60) return say("{seconds} s", { seconds: whole });
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? say("{minutes} min {seconds} s", { minutes, seconds: whole % 60 })
    : say("{hours} h {minutes} min", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
