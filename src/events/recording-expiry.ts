const AMZ_DATE = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

/** When a pre-signed URL ends, read from `X-Amz-Date` and `X-Amz-Expires` (seconds); `undefined` when it does not say. */
export function recordingExpiry(url: string): Date | undefined {
  if (!URL.canParse(url)) return undefined;
  const query = new URL(url).searchParams;
  const signed = AMZ_DATE.exec(query.get("X-Amz-Date") ?? "");
  const life = query.get("X-Amz-Expires") ?? "";
  if (signed === null || !/^\d{1,9}$/.test(life)) return undefined;
  const [year, month, day, hour, minute, second] = signed.slice(1).map(Number);
  if (year === undefined || month === undefined) return undefined;
  const expiry = new Date(Date.UTC(year, month - 1, day, hour, minute, second) + Number(life) * 1000);
  return Number.isNaN(expiry.getTime()) ? undefined : expiry;
}
