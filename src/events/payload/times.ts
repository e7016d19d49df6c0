const UTC_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,12})?Z$/;

/** Unix milliseconds of a UTC time in the form of both formats (`2024-11-17T10:41:00Z`); `undefined` for any other value. */
export function utcTimeMs(value: unknown): number | undefined {
  // Date.parse alone also accepts dates without a time, other time zones and free text.
  if (typeof value !== "string" || !UTC_TIME.test(value)) return undefined;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? undefined : ms;
}

/** Turns a time of a pre-signed URL, like `20241117T104153Z`, into `2024-11-17T10:41:53Z`. Other text stays the same. */
export function withSeparators(time: string): string {
  return time.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, "$1-$2-$3T$4:$5:$6Z");
}
