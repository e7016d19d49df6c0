import type { HeaderPair } from "../capture.ts";

/** Replaces the value of a credential in a capture file. */
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

/** The headers with the values of credentials redacted. */
export function redactCredentials(headers: readonly HeaderPair[]): HeaderPair[] {
  return headers.map(([name, value]) => [name, CREDENTIAL_HEADERS.has(name.toLowerCase()) ? REDACTED : value]);
}
