const UTC_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,12})?Z$/;

/** As nearly all are written: whole seconds, and nothing in them that is no date or time of day. */
const PLAIN_TIME = /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/** Unix milliseconds of a UTC time as both formats write it (`2024-11-17T10:41:00Z`); `undefined` for any other value. */
export function utcTimeMs(value: unknown): number | undefined {
  if (typeof value !== "string") return undefined;
  if (PLAIN_TIME.test(value)) return plainTimeMs(value);
  if (!UTC_TIME.test(value)) return undefined;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? undefined : ms;
}

/** Each event has several times, and `Date.parse` takes longer for one than all that is then asked of it. */
function plainTimeMs(text: string): number {
  const two = (at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
  return Date.UTC(two(0) * 100 + two(2), two(5) - 1, two(8), two(11), two(14), two(17));
}

/** A time as `toISOString` writes it, which takes three times as long, and nearly each call's end has one. */
export function isoTime(time: Date): string {
  const year = time.getUTCFullYear();
  if (!(year >= 1000 && year <= 9999)) return time.toISOString();
  const day = `${year}-${digits(time.getUTCMonth() + 1, 2)}-${digits(time.getUTCDate(), 2)}`;
  const minute = `${digits(time.getUTCHours(), 2)}:${digits(time.getUTCMinutes(), 2)}`;
  return `${day}T${minute}:${digits(time.getUTCSeconds(), 2)}.${digits(time.getUTCMilliseconds(), 3)}Z`;
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, "0");
}
