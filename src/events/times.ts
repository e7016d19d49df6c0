const UTC_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,12})?Z$/;

/** Unix milliseconds of a UTC time as both formats write it (`2024-11-17T10:41:00Z`); `undefined` for any other value. */
export function utcTimeMs(value: unknown): number | undefined {
  if (typeof value !== "string" || !UTC_TIME.test(value)) return undefined;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? undefined : ms;
}
