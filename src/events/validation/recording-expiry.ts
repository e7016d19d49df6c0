import { utcTimeMs } from "../payload/times.ts";

const AMZ_DATE = /^\d{8}T\d{6}Z$/;
const AMZ_EXPIRES = /^\d{1,9}$/;

/** When a pre-signed URL ends, read from `X-Amz-Date` and `X-Amz-Expires` (seconds); `undefined` when it does not say. */
export function recordingExpiry(url: string): Date | undefined {
  const life = parameter(url, "X-Amz-Expires");
  const signedMs = utcTimeMs(withSeparators(parameter(url, "X-Amz-Date")));
  return signedMs === undefined || !AMZ_EXPIRES.test(life) ? undefined : new Date(signedMs + Number(life) * 1000);
}

/** `20241117T104153Z` as `2024-11-17T10:41:53Z`; anything else is no time. */
function withSeparators(date: string): string {
  if (!AMZ_DATE.test(date)) return "";
  const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}`;
  return `${day}T${date.slice(9, 11)}:${date.slice(11, 13)}:${date.slice(13)}`;
}

/** The first value of a parameter of a URL's query, as it is written there; empty when it has none. */
function parameter(url: string, name: string): string {
  const foremost = url.indexOf(`?${name}=`);
  const before = foremost === -1 ? url.indexOf(`&${name}=`) : foremost;
  if (before === -1) return "";
  const start = before + name.length + 2;
  const next = url.indexOf("&", start);
  const value = url.slice(start, next === -1 ? undefined : next);
  const fragment = value.indexOf("#");
  return fragment === -1 ? value : value.slice(0, fragment);
}
