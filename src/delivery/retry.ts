import type { Clock } from "../clock.ts";
import type { StatusExpectation } from "./acceptance.ts";
import { accepted } from "./acceptance.ts";
import type { OutgoingRequest } from "./request.ts";
import type { DeliveryResult } from "./result.ts";
import type { Sender } from "./sender.ts";

export interface RetryPolicy {
  /** Attempts after the first. */
  readonly retries: number;
  readonly expectation: StatusExpectation;
  readonly clock: Clock;
}

export interface AttemptedDelivery {
  readonly result: DeliveryResult;
  readonly attempts: number;
}

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 10_000;

/** Delivers, and again while that could help, waiting twice as long each time. The last result counts. */
export async function deliverWithRetry(
  sender: Sender,
  request: OutgoingRequest,
  { policy, signal }: { policy: RetryPolicy; signal: AbortSignal },
): Promise<AttemptedDelivery> {
  let result = await sender.deliver(request, signal);
  let attempts = 1;
  while (attempts <= policy.retries && !accepted(result, policy.expectation) && worthRetrying(result)) {
    const stopped = await policy.clock.sleep(retryDelayMs(attempts), signal).then(
      () => false,
      () => true,
    );
    if (stopped) break;
    result = await sender.deliver(request, signal);
    attempts += 1;
  }
  return { result, attempts };
}

/** How long to wait after the given number of attempts. */
export function retryDelayMs(attempts: number): number {
  return Math.min(FIRST_DELAY_MS * 2 ** (attempts - 1), LONGEST_DELAY_MS);
}

/** A 4xx says that the request itself is wrong, so only "later" (408, 425, 429) and the server's own faults are tried again. */
function worthRetrying(result: DeliveryResult): boolean {
  switch (result.kind) {
    case "answered":
      return result.status >= 500 || result.status === 408 || result.status === 425 || result.status === 429;
    case "timed_out":
    case "unreachable":
    case "broken":
      return true;
    case "unsendable":
    case "tls_failed":
    case "aborted":
      return false;
  }
}
