import type { Clock } from "../../clock.ts";
import type { StatusExpectation } from "../send/acceptance.ts";
import type { AnswerComparer } from "../compare/answer-comparer.ts";
import type { HipcallRules } from "../hipcall/hipcall-rules.ts";
import type { DeliveryOutcome } from "../outcome/outcome.ts";

/** How a queue is to be delivered, and who is told. */
export interface DeliveryRun {
  readonly origin: string;
  readonly concurrency: number;
  /** Start at most so many requests a second; `undefined`: as many as can be. */
  readonly rate: number | undefined;
  readonly timeoutMs: number;
  readonly insecure: boolean;
  readonly retries: number;
  readonly expectation: StatusExpectation;
  /** Send each request so many times, one after the other, and compare the answers. */
  readonly times: number;
  /** The rules to count failures by, as Hipcall does; its "Broken" ends the run. */
  readonly hipcall: HipcallRules | null;
  /** End at the first delivery that is not accepted. */
  readonly failFast: boolean;
  readonly comparer: AnswerComparer | null;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Called for each delivery when it ended. */
  readonly onOutcome: (outcome: DeliveryOutcome) => void;
  /** Awaited before more is sent, so that a slow reader slows the run and not the memory; `undefined`: nothing to wait for. */
  readonly drained: () => Promise<void> | undefined;
}
