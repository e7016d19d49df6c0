import type { HeaderPair } from "../capture.ts";

/** What stands in a capture file instead of a credential. */
export const REDACTED = "[redacted]";

const CREDENTIAL_HEADERS: ReadonlySet<string> = new Set([
  "api-key",
  "apikey",
  "authorization",
  "cookie",
  "proxy-authorization",
  "set-cookie",
  "x-access-token",
  "x-amz-security-token",
  "x-api-key",
  "x-auth-token",
  "x-csrf-token",
  "x-xsrf-token",
]);

/** The same headers with the values of credentials replaced. */
export function redactCredentials(headers: readonly HeaderPair[]): HeaderPair[] {
  return headers.map(([name, value]) => [name, CREDENTIAL_HEADERS.has(name.toLowerCase()) ? REDACTED : value]);
}
