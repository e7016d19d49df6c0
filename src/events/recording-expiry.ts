const AMZ_DATE = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;
const AMZ_EXPIRES = /^\d{1,9}$/;

/** When a pre-signed URL ends, read from `X-Amz-Date` and `X-Amz-Expires` (seconds); `undefined` when it does not say. */
export function recordingExpiry(url: string): Date | undefined {
  const life = parameter(url, "X-Amz-Expires");
  const signed = AMZ_DATE.exec(parameter(url, "X-Amz-Date"));
  if (signed === null || !AMZ_EXPIRES.test(life)) return undefined;
  const [, year, month, day, hour, minute, second] = signed;
  const signedMs = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const expiry = new Date(signedMs + Number(life) * 1000);
  return Number.isNaN(expiry.getTime()) ? undefined : expiry;
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
