import { isUtf8 } from "node:buffer";
import { parseBody } from "../../events/validation/parse-body.ts";
import { compiledSchema } from "../../events/validation/schema-issues.ts";
import { validateBody } from "../../events/validation/validate.ts";
import type { Capture } from "../capture.ts";
import { encodeRequest } from "../record/request-record.ts";
import { type RecordedResponse, encodeResponse } from "../record/response-record.ts";
import { isRandomUuid } from "./harmless-values.ts";
import { isHarmlessName } from "./harmless-words.ts";
import { scrubbedHeaders } from "./scrub-headers.ts";
import { scrubJson, scrubString } from "./scrub-json.ts";
import { scrubbedPath } from "./scrub-path.ts";
import type { Scrubber } from "./scrubber.ts";

const METHOD = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;
const HTTP_VERSION = /^\d\.\d$/;

/** The record of a request without personal data; `undefined` if its body is not JSON, so that nobody knows what its parts are. */
export function scrubbedRequest(capture: Capture, body: Buffer, scrubber: Scrubber): string | undefined {
  if (body.length > 0 && parseBody(body).kind !== "json") return undefined;
  const scrubbed = Buffer.from(scrubbedBody(body.toString("utf8"), scrubber));
  const atMs = Date.parse(capture.receivedAt);
  const { event, verdict, issues } = validateBody(scrubbed, { atMs, schemaOf: compiledSchema });
  return encodeRequest({
    // The fields are named one by one, so that a new one is not copied without a thought.
    id: scrubbedId(capture.id, scrubber),
    receivedAt: capture.receivedAt,
    offsetMs: capture.offsetMs,
    method: METHOD.test(capture.method) ? capture.method : "POST",
    path: scrubbedPath(capture.path, scrubber),
    httpVersion: HTTP_VERSION.test(capture.httpVersion) ? capture.httpVersion : "1.1",
    remoteAddress: scrubbedAddress(capture.remoteAddress, scrubber),
    headers: scrubbedHeaders(capture.headers, scrubber, scrubbed.length),
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
  const body = Buffer.from(scrubbedBody(response.body.toString("utf8"), scrubber));
  return encodeResponse({
    id: scrubbedId(response.id, scrubber),
    by: response.by,
    status: response.status,
    durationMs: response.durationMs,
    headers: scrubbedHeaders(response.headers, scrubber, body.length),
    body,
  });
}

/** A body: JSON value by value, any other text whole. */
export function scrubbedBody(text: string, scrubber: Scrubber): string {
  scrubber.place.part = "body";
  scrubber.place.steps = [];
  return parseBody(text).kind === "json" ? scrubJson(text, scrubber) : scrubString(text, undefined, scrubber);
}

/** The id of a record links a response to its request. Those of `listen` are random; another one may be anything. */
function scrubbedId(id: string, scrubber: Scrubber): string {
  scrubber.place.part = "id";
  scrubber.place.steps = [];
  return isRandomUuid(id) || isHarmlessName(id) || /^\d{1,6}$/.test(id) ? id : scrubber.recordId(id);
}

function scrubbedAddress(address: string, scrubber: Scrubber): string {
  scrubber.place.part = "remoteAddress";
  scrubber.place.steps = [];
  return /^[\da-f.:]+$/i.test(address) ? scrubber.ipAddress(address) : scrubber.text(address);
}
