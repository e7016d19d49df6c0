import { ENGLISH, type Language } from "../../language/language.ts";

/** The local time of day, as `listen` shows it: `10:41:52.341`. */
export function localTime(iso: string): string {
  const at = new Date(iso);
  return `${timeOfDay(at)}.${String(at.getMilliseconds()).padStart(3, "0")}`;
}

/** A local time with its zone: `2026-11-22 10:41:52 +03:00`. */
export function localDateTime(at: Date, { date }: Language = ENGLISH): string {
  return `${date(at)} ${timeOfDay(at)} ${utcOffset(at)}`;
}

/** The difference of the local time from UTC at a moment: `+03:00`. */
export function utcOffset(at: Date): string {
  const minutes = -at.getTimezoneOffset();
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

function timeOfDay(at: Date): string {
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map(twoDigits).join(":");
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
