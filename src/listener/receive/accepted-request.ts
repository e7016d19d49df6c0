import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { HeaderPair, ReceivedRequest } from "../../captures/capture.ts";
import type { Clock } from "../../clock.ts";
import { parseBody } from "../../events/validation/parse-body.ts";
import { type Validation, validateParsed } from "../../events/validation/validate.ts";
import { Turns, othersFirst } from "./turns.ts";

export interface AcceptedRequest {
  readonly capture: ReceivedRequest;
  readonly validation: Validation;
}

/** Validates requests whose bodies have been read, and makes their captures. */
export class Intake {
  readonly #turns: Turns<Pick<ReceivedRequest, "receivedAt" | "offsetMs">>;

  constructor(clock: Clock) {
    const startedMs = clock.monotonicMs();
    this.#turns = new Turns(() => ({
      receivedAt: clock.now().toISOString(),
      offsetMs: Math.round((clock.monotonicMs() - startedMs) * 10) / 10,
    }));
  }

  async take(request: IncomingMessage, body: Buffer): Promise<AcceptedRequest> {
    const { receivedAt, offsetMs } = await this.#turns.end();
    const parsed = parseBody(body);
    await othersFirst;
    const validation = validateParsed(parsed);
    const capture: ReceivedRequest = {
      id: randomUUID(),
      receivedAt,
      offsetMs,
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
}

function headerPairs(raw: readonly string[]): HeaderPair[] {
  const pairs: HeaderPair[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) pairs.push([raw[index] ?? "", raw[index + 1] ?? ""]);
  return pairs;
}
