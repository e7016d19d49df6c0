import { isIP } from "node:net";
import type { HeaderPair } from "../../captures/capture.ts";
import { isHeader } from "../../captures/record/header-syntax.ts";
import { type StatusExpectation, parseStatusExpectation } from "../../delivery/send/acceptance.ts";
import { OF_THE_CONNECTION } from "../../captures/record/end-to-end.ts";
import { type Target, parseTarget, targetHint } from "../../delivery/request/target.ts";
import { parseSpeed } from "../../delivery/run/pace.ts";
import { type RespondRule, parseRespondRule } from "../../listener/answers/respond-rules.ts";
import { said } from "../../language/said.ts";
import { suggestWords } from "./suggestions.ts";
import { type ValueParser, durationMs } from "./value-parsers.ts";

export const targetUrl: ValueParser<Target> = {
  expected: said("an http or https URL, or a port of this machine"),
  examples: ["http://localhost:3000/hooks/hipcall", "3000"],
  parse: parseTarget,
  hintFor: targetHint,
};

/** `Name: value`. Headers that belong to one connection are refused, except `host`. */
export const header: ValueParser<HeaderPair> = {
  expected: said("a header; content-length, connection and the like cannot be set"),
  examples: ["'x-test: 1'"],
  parse: (text) => {
    const colon = text.indexOf(":");
    const pair: HeaderPair = [text.slice(0, Math.max(colon, 0)).trim(), text.slice(colon + 1).trim()];
    return isHeader(pair) && canBeSet(pair) ? pair : undefined;
  },
};

/** `PATTERN=STATUS[,delay=2s][,first=3][,every=4][,reset]`. */
export const respondRule: ValueParser<RespondRule> = {
  expected: said("a rule"),
  examples: ["'call_*=503,first=3'", "'*=200,delay=6s,every=4'", "'*=reset'"],
  parse: (text) => parseRespondRule(text, durationMs.parse),
};

export const statuses: ValueParser<StatusExpectation> = {
  expected: said("a list of HTTP statuses"),
  examples: ["200", "2xx", "200,301-308"],
  parse: parseStatusExpectation,
};

export const speed: ValueParser<number> = {
  expected: said("original, max or a factor"),
  examples: ["10x"],
  parse: parseSpeed,
  suggestions: suggestWords(["original", "max"]),
};

/** The path of a request, without a query. */
export const requestPath: ValueParser<string> = {
  expected: said("a path that starts with /"),
  examples: ["/hooks/hipcall"],
  parse: (text) => (/^\/[^?#\s]*$/.test(text) ? text : undefined),
};

/** A host name, an address, `*.example.com`, or `*`; without scheme and port. */
export const hostPattern: ValueParser<string> = {
  expected: said("a host name without scheme and port"),
  examples: ["hooks.example.com", "'*.example.com'"],
  parse: (text) =>
    isIP(text) !== 0 || /^(?:\*|(?:\*\.)?[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?)$/i.test(text) ? text : undefined,
};

function canBeSet([name]: HeaderPair): boolean {
  const lower = name.toLowerCase();
  return lower === "host" || !OF_THE_CONNECTION.has(lower);
}
