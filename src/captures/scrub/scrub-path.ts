import { isHarmlessName } from "./harmless-words.ts";
import { personalKind } from "./personal-data.ts";
import { percentEncoded, scrubString } from "./scrub-json.ts";
import type { Scrubber } from "./scrubber.ts";

/** A path and its query without personal data. Names as `hooks` stay: a segment of a secret path, a name and every value of the query are replaced. */
export function scrubbedPath(path: string, scrubber: Scrubber): string {
  scrubber.place.part = "path";
  scrubber.place.steps = [];
  const [, place = "", query] = /^([^?]*)(?:\?(.*))?$/s.exec(path) ?? [];
  const scrubbed = place
    .split("/")
    .map((segment) => scrubbedPart(segment, (text) => scrubString(text, segmentKind(text), scrubber)))
    .join("/");
  return query === undefined ? scrubbed : `${scrubbed}?${scrubbedQuery(query, scrubber)}`;
}

function scrubbedQuery(query: string, scrubber: Scrubber): string {
  const parameters = query.split("&").map((parameter) => {
    const [name = "", ...value] = parameter.split("=");
    const scrubbedName = scrubbedPart(name, (text) => scrubber.key(text));
    if (value.length === 0) return scrubbedName;
    const scrubbedValue = scrubbedPart(value.join("="), (text) => scrubString(text, personalKind(name), scrubber));
    return `${scrubbedName}=${scrubbedValue}`;
  });
  return parameters.join("&");
}

/** A long segment that is no name of an endpoint is a secret: it is replaced as one, also without digits. */
function segmentKind(segment: string): "token" | undefined {
  return /^[\w~.+=-]{16,}$/.test(segment) && !isHarmlessName(segment) ? "token" : undefined;
}

/** An unchanged part keeps its encoding. A part that can't be decoded is scrubbed as written. */
function scrubbedPart(written: string, scrub: (text: string) => string): string {
  const text = decoded(written);
  if (isHarmlessName(text)) return written;
  const scrubbed = scrub(text);
  return scrubbed === text ? written : percentEncoded(scrubbed).replaceAll("/", "%2F");
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written.replaceAll("+", " "));
  } catch {
    return written;
  }
}
