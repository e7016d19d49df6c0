import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { HeaderPair, ReceivedRequest } from "../captures/capture.ts";
import type { Clock } from "../clock.ts";
import { type Validation, validateBody } from "../events/validate.ts";

export interface Taken {
  readonly capture: ReceivedRequest;
  readonly validation: Validation;
}

/** Makes the capture of a request whose body has been read, validated. */
export function take(
  request: IncomingMessage,
  body: Buffer,
  { clock, startedMs }: { clock: Clock; startedMs: number },
): Taken {
  const validation = validateBody(body);
  const capture: ReceivedRequest = {
    id: randomUUID(),
    receivedAt: clock.now().toISOString(),
    offsetMs: Math.round((clock.monotonicMs() - startedMs) * 10) / 10,
    method: request.method ?? "POST",
    path: request.url ?? "/",
    httpVersion: request.httpVersion,
    remoteAddress: request.socket.remoteAddress ?? "unknown",
    headers: headerPairs(request.rawHeaders),
    body,
    event: validation.event,
    verdict: validation.verdict,
    issues: validation.issues,
  };
  return { capture, validation };
}

function headerPairs(raw: readonly string[]): HeaderPair[] {
  const pairs: HeaderPair[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) pairs.push([raw[index] ?? "", raw[index + 1] ?? ""]);
  return pairs;
}
