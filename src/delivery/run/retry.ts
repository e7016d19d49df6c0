import { type StatusExpectation, accepted } from "../send/acceptance.ts";
import type { DeliveryResult } from "../send/result.ts";

export interface RetryPolicy {
  /** Attempts after the first. */
  readonly retries: number;
  readonly expectation: StatusExpectation;
}

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 10_000;

/** The wait before the next attempt, in milliseconds, twice as long each time; `undefined`: no more attempts. */
export function retryDelayMs(result: DeliveryResult, attempts: number, policy: RetryPolicy): number | undefined {
  if (attempts > policy.retries || accepted(result, policy.expectation) || !worthRetrying(result)) return undefined;
  return Math.min(FIRST_DELAY_MS * 2 ** (attempts - 1), LONGEST_DELAY_MS);
}

/** A 4xx means that the request is wrong; only those that mean "later" (408, 425, 429) and server errors are worth a retry. */
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
