const AMZ_DATE = /[?&]X-Amz-Date=(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z(?:[&#]|$)/;
const AMZ_EXPIRES = /[?&]X-Amz-Expires=(\d{1,9})(?:[&#]|$)/;

/** When a pre-signed URL ends, read from `X-Amz-Date` and `X-Amz-Expires` (seconds); `undefined` when it does not say. */
export function recordingExpiry(url: string): Date | undefined {
  const signed = AMZ_DATE.exec(url);
  const life = AMZ_EXPIRES.exec(url)?.[1];
  if (signed === null || life === undefined) return undefined;
  const [year, month, day, hour, minute, second] = signed.slice(1).map(Number);
  if (year === undefined || month === undefined) return undefined;
  const expiry = new Date(Date.UTC(year, month - 1, day, hour, minute, second) + Number(life) * 1000);
  return Number.isNaN(expiry.getTime()) ? undefined : expiry;
}
