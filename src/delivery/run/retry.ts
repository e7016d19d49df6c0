import { type StatusExpectation, accepted } from "../send/acceptance.ts";
import type { DeliveryResult } from "../send/result.ts";

export interface RetryPolicy {
  /** Attempts after the first. */
  readonly retries: number;
  readonly expectation: StatusExpectation;
}

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 10_000;

/** How long to wait before the next attempt, twice as long each time; `undefined` when there is to be none. */
export function retryDelayMs(result: DeliveryResult, attempts: number, policy: RetryPolicy): number | undefined {
  if (attempts > policy.retries || accepted(result, policy.expectation) || !worthRetrying(result)) return undefined;
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
