import type { HeaderPair } from "../capture.ts";
import { REDACTED, redactCredentials } from "../record/credentials.ts";
import { isHarmlessName, isHarmlessWord } from "./harmless-words.ts";
import { scrubString } from "./scrub-json.ts";
import type { Scrubber } from "./scrubber.ts";

/** Headers that say how to read and send the message. Every other value is replaced. */
const HARMLESS_HEADERS: ReadonlySet<string> = new Set([
  "accept",
  "accept-charset",
  "accept-encoding",
  "accept-language",
  "accept-ranges",
  "access-control-allow-headers",
  "access-control-allow-methods",
  "age",
  "allow",
  "cache-control",
  "connection",
  "content-encoding",
  "content-language",
  "content-type",
  "date",
  "expect",
  "expires",
  "keep-alive",
  "last-modified",
  "pragma",
  "priority",
  "retry-after",
  "sec-fetch-dest",
  "sec-fetch-mode",
  "sec-fetch-site",
  "server",
  "te",
  "transfer-encoding",
  "upgrade-insecure-requests",
  "user-agent",
  "vary",
  "x-content-type-options",
  "x-forwarded-port",
  "x-forwarded-proto",
]);

const CREDENTIAL =
  /auth(?!or(?!iz))|token|secret|passw|pwd|credential|api-?key|access-?key|signature|hmac|session|cookie|csrf|xsrf|jwt|bearer|otp|^key$|-key$|(?:^|-)(?:pin|sid|sig)$/i;
const HOST = /^(?:x-forwarded-|x-original-)?(?:host|server)$/i;
const THIS_MACHINE = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/;
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:[JFMASOND][a-z]{2}) \d{4} \d\d:\d\d:\d\d GMT$/;
const LONGEST_HARMLESS = 300;

/** Headers without personal data. Their order and number stay. */
export function scrubbedHeaders(headers: readonly HeaderPair[], scrubber: Scrubber, bytes: number): HeaderPair[] {
  return redactCredentials(headers).map(([name, value], at) => {
    scrubber.place.part = "headers";
    scrubber.place.steps = [isHarmlessName(name) ? name : String(at)];
    return [scrubber.key(name), scrubbedValue(name.toLowerCase(), value, scrubber, bytes)];
  });
}

function scrubbedValue(name: string, value: string, scrubber: Scrubber, bytes: number): string {
  if (value === REDACTED || value === "") return value;
  if (name === "content-length") return String(bytes);
  if (CREDENTIAL.test(name)) return scrubber.credential(value, REDACTED);
  if (HOST.test(name) && name !== "server") return THIS_MACHINE.test(value) ? value : scrubber.host(value);
  if (HARMLESS_HEADERS.has(name) && isHarmlessValue(value)) return value;
  return scrubString(value, undefined, scrubber);
}

/** Whether a value has only harmless words and short numbers, or is the time of a message. */
function isHarmlessValue(value: string): boolean {
  if (HTTP_DATE.test(value)) return true;
  if (value.length > LONGEST_HARMLESS || /[^\x20-\x7e]|\d{5}/.test(value)) return false;
  return value.split(/[^A-Za-z\d]+/).every((word) => /^(?:[A-Za-z]|\d*|[vx]\d+)$/.test(word) || isHarmlessWord(word));
}
