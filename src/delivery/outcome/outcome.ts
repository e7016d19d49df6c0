import type { Origin } from "../../captures/capture.ts";
import type { AnswerVerdict } from "../../events/requests/verdict.ts";
import type { Comparison } from "../compare/difference.ts";
import type { Explanation } from "./explain.ts";
import type { HipcallVerdict } from "../hipcall/hipcall-judge.ts";
import type { TimeLimit } from "../hipcall/time-limit.ts";
import type { LatencySummary } from "./latency.ts";
import type { RepeatedSend } from "../compare/repeated-send.ts";
import type { EventLatency } from "./latency-by-event.ts";
import type { OutgoingRequest } from "../request/request.ts";
import type { DeliveryResult } from "../send/result.ts";

/** The outcome of one delivery, as it is reported. */
export interface DeliveryOutcome {
  /** Counts completed deliveries from 1. */
  readonly number: number;
  readonly event: string | null;
  /** Where the event was found; `null` for a sample. */
  readonly origin: Origin | null;
  readonly method: string;
  readonly url: string;
  readonly bodyBytes: number;
  /** What was sent. */
  readonly sent: Pick<OutgoingRequest, "headers" | "body">;
  /** SHA-256 of the body that was sent, in hex. */
  readonly sha256: string;
  readonly attempts: number;
  readonly result: DeliveryResult;
  readonly accepted: boolean;
  /** Why it was not accepted; `null` when it was. */
  readonly explanation: Explanation | null;
  /** Which send of the same event it was, and how its answer differs from the first; `null` without `--times`. */
  readonly repeat: RepeatedSend | null;
  /** How the answer compares with the recorded one; `null` when it was not compared. */
  readonly comparison: Comparison | null;
  /** What Hipcall does with the answer; `null` unless the request is one that wants an answer, and got one. */
  readonly answerVerdict: Pick<AnswerVerdict, "outcome" | "says" | "hint"> | null;
}

interface ComparedAnswers {
  readonly answers: number;
  readonly different: number;
  /** Of those that differ, the ones that count as failed only for that. */
  readonly failed: number;
}

/** The totals of a run. */
export interface DeliverySummary {
  readonly sent: number;
  readonly accepted: number;
  readonly failed: number;
  /** Deliveries that got as far as the target, accepted or not. */
  readonly reached: number;
  /** Requests that were not sent, because the first ones all found nobody; `null` when their number is not known. */
  readonly notSent: number | null;
  /** Repeats whose answer differs from the first one in a way that matters. */
  readonly differing: number;
  /** What Hipcall would have done; `null` without `--hipcall`. */
  readonly hipcall: HipcallVerdict | null;
  /** Events that the filters excluded, and lines that could not be read. */
  readonly skipped: number;
  /** Files that could not be read, or not to their end. */
  readonly unreadableSources: number;
  /** Answers that were compared with the recorded ones; `null` without `--compare`. */
  readonly compared: ComparedAnswers | null;
  /** The paths that differ in an answer, for `--ignore`; of very many only some. */
  readonly differingPaths: readonly string[];
  readonly latency: LatencySummary | null;
  readonly latencyByEvent: readonly EventLatency[];
  /** Deliveries whose answer came too late for Hipcall. */
  readonly tooLateForHipcall: number;
  /** Deliveries whose answer came when it is not known whether Hipcall still waits. */
  readonly atRiskForHipcall: number;
  /** How long Hipcall waits by the readings in force. */
  readonly hipcallTimeLimit: TimeLimit;
  readonly durationMs: number;
  /** The signal that ended the run early. */
  readonly stoppedBy: string | null;
}
