import { utcTimeMs, withSeparators } from "../payload/times.ts";

const AMZ_EXPIRES = /^\d{1,9}$/;

/** When a pre-signed URL expires: `X-Amz-Date` plus `X-Amz-Expires` seconds. `undefined` when the URL does not say. */
export function recordingExpiry(url: string): Date | undefined {
  const queryStart = url.indexOf("?");
  if (queryStart === -1) return undefined;
  const query = new URLSearchParams(url.slice(queryStart + 1));
  const seconds = query.get("X-Amz-Expires") ?? "";
  const signedMs = utcTimeMs(withSeparators(query.get("X-Amz-Date") ?? ""));
  return signedMs === undefined || !AMZ_EXPIRES.test(seconds) ? undefined : new Date(signedMs + Number(seconds) * 1000);
}
