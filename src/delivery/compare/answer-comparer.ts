import type { Comparison } from "./difference.ts";
import type { RecordedExchange } from "../request/queue.ts";
import type { AnsweredResult } from "../send/result.ts";

/** Compares answers with the recorded ones. */
export interface AnswerComparer {
  /** `null` when there is nothing to compare with. */
  readonly compare: (recorded: RecordedExchange, answer: AnsweredResult) => Comparison | null;
  /** `--update`: a different answer is accepted when its status is, because it replaces the recorded one. */
  readonly takesNewAnswers: boolean;
  /** The number of bytes of an answer that are kept for the comparison. */
  readonly keepBytes: number;
}
