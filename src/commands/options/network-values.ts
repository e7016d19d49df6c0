import type { HeaderPair } from "../../captures/capture.ts";
import { isHeader } from "../../captures/record/header-syntax.ts";
import { type StatusExpectation, parseStatusExpectation } from "../../delivery/send/acceptance.ts";
import { parseSpeed } from "../../delivery/run/pace.ts";
import { OF_THE_CONNECTION } from "../../delivery/request/recorded-request.ts";
import { type Target, parseTarget } from "../../delivery/request/target.ts";
import { wordsOf } from "./completes.ts";
import { type RespondRule, parseRespondRule } from "../../listener/answers/respond-rules.ts";
import { type ValueKind, durationMs } from "./value-kind.ts";

export const targetUrl: ValueKind<Target> = {
  wants: "an http or https URL such as http://localhost:3000/hooks/hipcall",
  parse: parseTarget,
};

/** `Name: value`. */
export const header: ValueKind<HeaderPair> = {
  wants: "a header such as 'x-test: 1' (content-length, connection and the like are made for each request)",
  parse: (text) => {
    const colon = text.indexOf(":");
    const pair: HeaderPair = [text.slice(0, Math.max(colon, 0)).trim(), text.slice(colon + 1).trim()];
    return isHeader(pair) && mayBeSet(pair) ? pair : undefined;
  },
};

/** `PATTERN=STATUS[,delay=2s][,first=3][,every=4][,reset]`. */
export const respondRule: ValueKind<RespondRule> = {
  wants: "a rule such as 'call_*=503,first=3' or '*=200,delay=6s,every=4' or '*=reset'",
  parse: (text) => parseRespondRule(text, durationMs.parse),
};

export const statuses: ValueKind<StatusExpectation> = {
  wants: "statuses such as 200, 2xx or 200,301-308",
  parse: parseStatusExpectation,
};

export const speed: ValueKind<number> = {
  wants: "original, max, or a factor such as 10x",
  parse: parseSpeed,
  completes: wordsOf(["original", "max"]),
};

/** A path as it stands in a request: it starts with a slash and has no query. */
export const requestPath: ValueKind<string> = {
  wants: "a path such as /hooks/hipcall",
  parse: (text) => (/^\/[^?#\s]*$/.test(text) ? text : undefined),
};

/** `host` may be set; the rest of what belongs to a connection is made by it. */
function mayBeSet([name]: HeaderPair): boolean {
  const lower = name.toLowerCase();
  return lower === "host" || !OF_THE_CONNECTION.has(lower);
}
