import type { Origin } from "../../captures/capture.ts";
import type { Comparison } from "../compare/difference.ts";
import type { Explanation } from "./explain.ts";
import type { HipcallVerdict } from "../hipcall/hipcall-judge.ts";
import type { LatencySummary } from "./latency.ts";
import type { RepeatedSend } from "../compare/repeated-send.ts";
import type { EventLatency } from "./latency-by-event.ts";
import type { DeliveryResult } from "../send/result.ts";

/** One delivery and what came of it, as it is reported. */
export interface DeliveryOutcome {
  /** Counts from 1, in the order in which deliveries ended. */
  readonly number: number;
  readonly event: string | null;
  /** Where the event was found; `null` for a sample. */
  readonly origin: Origin | null;
  readonly method: string;
  readonly url: string;
  readonly bodyBytes: number;
  /** SHA-256 of the body that was sent, in hex. */
  readonly sha256: string;
  readonly attempts: number;
  readonly result: DeliveryResult;
  readonly accepted: boolean;
  /** Why it was not accepted; `null` when it was. */
  readonly explanation: Explanation | null;
  /** Which sending of the same event this was, and how its answer differs from the first; `null` when each is sent once. */
  readonly repeat: RepeatedSend | null;
  /** How the answer compares with the recorded one; `null` when it was not compared. */
  readonly comparison: Comparison | null;
}

/** What a run of deliveries came to. */
export interface DeliverySummary {
  readonly sent: number;
  readonly accepted: number;
  readonly failed: number;
  /** Deliveries that got as far as the target, accepted or not. */
  readonly reached: number;
  /** Repeats whose answer differs from the first one's in a way that matters. */
  readonly differing: number;
  /** What Hipcall would have done, when its rules were asked for. */
  readonly hipcall: HipcallVerdict | null;
  /** Events that the filters, or a torn line, kept out. */
  readonly skipped: number;
  /** Answers that were compared with recorded ones, and those that differ; `null` when comparing was not asked for. */
  readonly compared: { readonly answers: number; readonly different: number } | null;
  readonly latency: LatencySummary | null;
  readonly latencyByEvent: readonly EventLatency[];
  /** Deliveries that Hipcall would have given up on before they were answered. */
  readonly tooLateForHipcall: number;
  readonly durationMs: number;
  /** The signal that ended the run early. */
  readonly stoppedBy: string | null;
}
