import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { HeaderPair, ReceivedRequest } from "../../captures/capture.ts";
import { parseEncodedBody } from "../../captures/record/readable-body.ts";
import type { Clock } from "../../clock.ts";
import { type Validation, validateParsed } from "../../events/validation/validate.ts";

/** A webhook request that was read completely, and its validation. */
export interface AcceptedRequest {
  readonly capture: ReceivedRequest;
  readonly validation: Validation;
}

/** Validates a request and makes its capture. `startedMs` is the listener's start on the monotonic clock. */
export function acceptRequest(
  request: IncomingMessage,
  body: Buffer,
  { clock, startedMs }: { readonly clock: Clock; readonly startedMs: number },
): AcceptedRequest {
  const headers = headerPairs(request.rawHeaders);
  const validation = validateParsed(parseEncodedBody({ headers, body }));
  const capture: ReceivedRequest = {
    id: randomUUID(),
    receivedAt: clock.now().toISOString(),
    offsetMs: Math.round((clock.monotonicMs() - startedMs) * 10) / 10,
    method: request.method ?? "POST",
    path: request.url ?? "/",
    httpVersion: request.httpVersion,
    remoteAddress: request.socket.remoteAddress ?? "unknown",
    headers,
    body,
    event: validation.event,
    verdict: validation.verdict,
    issues: validation.issues,
  };
  return { capture, validation };
}

/** Node lists names and values in turn. */
function headerPairs(raw: readonly string[]): HeaderPair[] {
  const pairs: HeaderPair[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) pairs.push([raw[index] ?? "", raw[index + 1] ?? ""]);
  return pairs;
}
