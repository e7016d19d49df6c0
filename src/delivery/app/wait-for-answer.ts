import type { Clock } from "../../context.ts";
import type { Target } from "../request/target.ts";
import type { StatusExpectation } from "../send/acceptance.ts";
import type { DeliveryResult } from "../send/result.ts";
import { Sender } from "../send/sender.ts";

const BETWEEN_TRIES_MS = 100;
const ONE_TRY_MS = 5000;

interface AnswerWait {
  readonly target: Target;
  readonly expectation: StatusExpectation;
  readonly timeoutMs: number;
  readonly insecure: boolean;
  /** The URL of the proxy to the target. */
  readonly proxy: string | undefined;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Asks with GET until the answer has an expected status: an open port is not yet an app that answers (a container's proxy
 * opens it at once). Resolves with `null` then, or with the last result after `timeoutMs`, or when the signal aborts.
 */
export async function waitForAnswer({ target, expectation, ...wait }: AnswerWait): Promise<DeliveryResult | null> {
  const { timeoutMs, clock, signal } = wait;
  const settings = { connections: 1, keepAlive: false, keepAnswerBytes: 0, timeoutMs: ONE_TRY_MS };
  await using sender = new Sender({ ...wait, ...settings, origin: target.origin });
  const request = { method: "GET", path: target.path ?? "/", headers: [], body: Buffer.alloc(0) };
  const deadlineMs = clock.monotonicMs() + timeoutMs;
  for (;;) {
    const result = await sender.deliver(request);
    if (result.kind === "answered" && expectation.accepts(result.status)) return null;
    if (signal.aborted || clock.monotonicMs() >= deadlineMs) return result;
    await clock.sleep(BETWEEN_TRIES_MS, signal).catch(() => undefined);
  }
}
