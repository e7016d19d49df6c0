import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { bodyHash } from "../captures/body-hash.ts";
import type { Capture, HeaderPair } from "../captures/capture.ts";
import type { Clock } from "../clock.ts";
import { type Validation, validateBody } from "../events/validate.ts";

export interface Taken {
  readonly capture: Capture;
  readonly validation: Validation;
}

/** Makes the capture of a request whose body has been read, validated. */
export function take(
  request: IncomingMessage,
  body: Buffer,
  { clock, startedMs }: { clock: Clock; startedMs: number },
): Taken {
  const validation = validateBody(body);
  const capture: Capture = {
    id: randomUUID(),
    receivedAt: clock.now().toISOString(),
    offsetMs: Math.round((clock.monotonicMs() - startedMs) * 10) / 10,
    method: request.method ?? "POST",
    path: request.url ?? "/",
    httpVersion: request.httpVersion,
    remoteAddress: request.socket.remoteAddress ?? "unknown",
    headers: headerPairs(request.rawHeaders),
    body,
    sha256: bodyHash(body),
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
