/** The local time of day, as `listen` shows it: `10:41:52.341`. */
export function localTime(iso: string): string {
  const at = new Date(iso);
  return `${timeOfDay(at)}.${String(at.getMilliseconds()).padStart(3, "0")}`;
}

/** A local time with its zone: `2026-11-22 10:41:52 +03:00`. */
export function localDateTime(at: Date): string {
  const date = [String(at.getFullYear()).padStart(4, "0"), twoDigits(at.getMonth() + 1), twoDigits(at.getDate())];
  return `${date.join("-")} ${timeOfDay(at)} ${utcOffset(at)}`;
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
