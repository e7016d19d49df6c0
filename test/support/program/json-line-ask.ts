import { z } from "zod";
import { bodyFields, count, line, ms, nullableText, result, text } from "./json-line-parts.ts";

export const requestKind = z.enum(["smart-routing", "speed-dial", "external-management"]);
export const answerOutcome = z.enum(["connects", "dials", "hangs_up", "asks_for_digits", "falls_back", "not_known"]);

export const ASK_SUMMARY = line("summary", {
  command: z.literal("ask"),
  request: requestKind,
  asked: count,
  outcome: answerOutcome.nullable(),
  says: nullableText,
  finished: z.boolean(),
  durationMs: ms,
  stoppedBy: z.enum(["SIGINT", "SIGTERM"]).nullable(),
});

export const ASKED = line("asked", {
  number: z.int().positive(),
  request: requestKind,
  method: text,
  url: z.url(),
  ...bodyFields,
  result,
  outcome: answerOutcome,
  says: text,
  notes: z.array(text),
  hint: nullableText,
});
