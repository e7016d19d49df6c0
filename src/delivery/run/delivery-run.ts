import type { Clock, FetchHandler } from "../../context.ts";
import type { AnswerComparer } from "../compare/answer-comparer.ts";
import type { ComparisonRules } from "../compare/rules.ts";
import type { HipcallRules } from "../hipcall/hipcall-rules.ts";
import type { TimeLimit } from "../hipcall/time-limit.ts";
import type { DeliveryOutcome } from "../outcome/outcome.ts";
import type { Signer } from "../signing/signer.ts";
import type { StatusExpectation } from "../send/acceptance.ts";

/** How a queue is delivered, and where its outcomes go. */
export interface DeliveryRun {
  readonly origin: string;
  /** An app in this process that gets the requests instead of `origin`. */
  readonly handler?: FetchHandler | undefined;
  /** The largest number of requests in flight. */
  readonly concurrency: number;
  /** The largest number of requests started a second; `undefined`: no limit. */
  readonly rate: number | undefined;
  readonly timeoutMs: number;
  readonly insecure: boolean;
  /** The URL of the proxy to send through. */
  readonly proxy: string | undefined;
  /** Signs each attempt; `undefined` sends the requests as they are. */
  readonly signer?: Pick<Signer, "sign"> | undefined;
  readonly retries: number;
  readonly expectation: StatusExpectation;
  /** Send each request this many times, one after the other, and compare the answers. */
  readonly times: number;
  /** The rules to count failures by, as Hipcall does; its "Broken" ends the run. */
  readonly hipcall: HipcallRules | null;
  /** How long Hipcall waits, for the texts about late answers; with or without `hipcall`. */
  readonly timeLimit: TimeLimit;
  /** End at the first delivery that is not accepted. */
  readonly failFast: boolean;
  /** End after this number of deliveries from the start of which none found the target; `null`: never. */
  readonly giveUpAfter: number | null;
  /** Whether the requests that were not sent are counted then. A standard input may never end. */
  readonly countRest: boolean;
  /** Compares answers with the recorded ones; `null` when that was not asked for. */
  readonly comparer: AnswerComparer | null;
  /** What counts as a difference between the answers to one event (`times`). */
  readonly rules: ComparisonRules;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Called before the wait for a request, with the milliseconds. */
  readonly onWait: (ms: number) => void;
  /** Called for each completed delivery. */
  readonly onOutcome: (outcome: DeliveryOutcome) => void;
  /** Awaited before more is sent, so that a slow reader of the output slows the run down; `undefined`: nothing to wait for. */
  readonly drained: () => Promise<void> | undefined;
}
