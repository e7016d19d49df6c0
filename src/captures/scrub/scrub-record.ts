import { isUtf8 } from "node:buffer";
import { parseBody } from "../../events/validation/parse-body.ts";
import { validateBody } from "../../events/validation/validate.ts";
import type { Capture, HeaderPair } from "../capture.ts";
import { redactCredentials } from "../record/credentials.ts";
import { personalKind } from "./personal-data.ts";
import { encodeRequest } from "../record/request-record.ts";
import { type RecordedResponse, encodeResponse } from "../record/response-record.ts";
import { scrubJson } from "./scrub-json.ts";
import type { Scrubber } from "./scrubber.ts";

const HOST_HEADER = /^(?:x-forwarded-|x-original-)?host$/i;
const THIS_MACHINE = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/;
/** Headers that say how to read the message. They stay, even if a word in them is also a name. */
const KEPT_HEADER = /^(?:accept(?:-[a-z]+)?|connection|content-(?:encoding|type)|date|transfer-encoding)$/i;

/** The record of a request without personal data; `undefined` if its body is not JSON, so personal data in it cannot be recognised. */
export function scrubbedRequest(capture: Capture, body: Buffer, scrubber: Scrubber): string | undefined {
  if (body.length > 0 && parseBody(body).kind !== "json") return undefined;
  const scrubbed = Buffer.from(scrubJson(body.toString("utf8"), scrubber));
  const { event, verdict, issues } = validateBody(scrubbed);
  return encodeRequest({
    ...capture,
    path: scrubbedPath(capture.path, scrubber),
    remoteAddress: scrubber.ipAddress(capture.remoteAddress),
    headers: scrubbedHeaders(capture.headers, { scrubber, bytes: scrubbed.length }),
    body: scrubbed,
    event,
    verdict,
    // The recorded issues quote the original values.
    issues,
  });
}

/** The record of a response without personal data; `undefined` if its body is not text. */
export function scrubbedResponse(response: RecordedResponse, scrubber: Scrubber): string | undefined {
  if (!isUtf8(response.body)) return undefined;
  const text = response.body.toString("utf8");
  const scrubbed = parseBody(text).kind === "json" ? scrubJson(text, scrubber) : scrubber.text(text);
  const body = Buffer.from(scrubbed);
  return encodeResponse({
    ...response,
    headers: scrubbedHeaders(response.headers, { scrubber, bytes: body.length }),
    body,
  });
}

function scrubbedHeaders(
  headers: readonly HeaderPair[],
  { scrubber, bytes }: { scrubber: Scrubber; bytes: number },
): HeaderPair[] {
  return redactCredentials(headers).map(([name, value]) => {
    if (/^content-length$/i.test(name)) return [name, String(bytes)];
    if (HOST_HEADER.test(name)) return [name, THIS_MACHINE.test(value) ? value : "example.com"];
    return [name, KEPT_HEADER.test(name) ? value : scrubber.text(value)];
  });
}

/** A path and its query without personal data. The name of a query parameter says what its value is. */
function scrubbedPath(path: string, scrubber: Scrubber): string {
  const [, place = "", query] = /^([^?]*)(?:\?(.*))?$/s.exec(path) ?? [];
  const scrubbed = scrubbedPart(place, (text) => scrubber.text(text));
  return query === undefined ? scrubbed : `${scrubbed}?${scrubbedQuery(query, scrubber)}`;
}

function scrubbedQuery(query: string, scrubber: Scrubber): string {
  const parameters = query.split("&").map((parameter) => {
    const [name = "", ...value] = parameter.split("=");
    if (value.length === 0) return scrubbedPart(name, (text) => scrubber.text(text));
    const scrubbedValue = scrubbedPart(value.join("="), (text) => scrubber.value(personalKind(name), text));
    return `${scrubbedPart(name, (text) => scrubber.key(text))}=${scrubbedValue}`;
  });
  return parameters.join("&");
}

/** An unchanged part keeps its encoding. A part that can't be decoded is scrubbed as written. */
function scrubbedPart(written: string, scrub: (text: string) => string): string {
  const text = decoded(written);
  const scrubbed = scrub(text);
  return scrubbed === text ? written : encodeURI(scrubbed.toWellFormed()).replaceAll(/[?#&+]/g, encodeURIComponent);
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written.replaceAll("+", " "));
  } catch {
    return written;
  }
}
