import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { HeaderPair, ReceivedRequest } from "../../captures/capture.ts";
import { parseEncodedBody } from "../../captures/record/readable-body.ts";
import type { Clock } from "../../clock.ts";
import { openEnvelope } from "../../events/validation/envelope.ts";
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
  return {
    capture,
    validation: isSmall({ headers, body }) ? validation : withoutPayload(validation, { headers, body }),
  };
}

const SMALL_BYTES = 64 * 1024;

/**
 * Whether a parsed payload is kept while its event waits. It can take many times the memory of its body, and a compressed
 * body can be a thousand times as long.
 */
function isSmall({ headers, body }: Pick<ReceivedRequest, "headers" | "body">): boolean {
  return body.length <= SMALL_BYTES && !headers.some(([name]) => name.toLowerCase() === "content-encoding");
}

/** Parses the envelope again each time it is read. */
function withoutPayload(
  { verdict, event, issues }: Validation,
  encoded: Pick<ReceivedRequest, "headers" | "body">,
): Validation {
  return {
    verdict,
    event,
    issues,
    get envelope() {
      const parsed = parseEncodedBody(encoded);
      const opened = parsed.kind === "json" ? openEnvelope(parsed.value) : undefined;
      return opened?.kind === "opened" ? opened.envelope : null;
    },
  };
}

/** Node lists names and values in turn. */
function headerPairs(raw: readonly string[]): HeaderPair[] {
  const pairs: HeaderPair[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) pairs.push([raw[index] ?? "", raw[index + 1] ?? ""]);
  return pairs;
}
