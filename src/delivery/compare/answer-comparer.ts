import type { Comparison } from "./difference.ts";
import type { RecordedExchange } from "../request/queue.ts";
import type { AnsweredResult } from "../send/result.ts";

/** Holds answers against the recorded ones. */
export interface AnswerComparer {
  /** `null` when there is nothing to compare with. */
  readonly compare: (recorded: RecordedExchange, answer: AnsweredResult) => Comparison | null;
  /** A different answer is still accepted when its status is, because it is to become the recorded one. */
  readonly takesNewAnswers: boolean;
  /** How much of an answer is kept to be compared. Bytes. */
  readonly keepBytes: number;
}
