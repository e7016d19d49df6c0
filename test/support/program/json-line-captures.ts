import { z } from "zod";
import {
  bodyFields,
  count,
  issueFields,
  line,
  ms,
  nullableText,
  pairs,
  sha256,
  text,
  verdict,
} from "./json-line-parts.ts";

// The lines of the commands that look at a capture.

const recordedAnswer = { by: z.enum(["forward", "replay"]), status: z.int(), durationMs: ms };

export const LISTED = line("listed", {
  number: z.int().positive(),
  source: text,
  line: z.int().positive(),
  id: nullableText,
  receivedAt: z.iso.datetime().nullable(),
  event: nullableText,
  uuid: nullableText,
  sentence: nullableText,
  verdict,
  errors: count,
  warnings: count,
  bodyBytes: count,
  answer: z.strictObject(recordedAnswer).nullable(),
});

export const EXCHANGE = line("exchange", {
  number: z.int().positive(),
  source: text,
  line: z.int().positive(),
  request: z
    .strictObject({
      id: text,
      receivedAt: z.iso.datetime(),
      method: text,
      path: text,
      httpVersion: text,
      remoteAddress: text,
      headers: pairs,
    })
    .nullable(),
  ...bodyFields,
  sha256,
  event: nullableText,
  sentence: nullableText,
  verdict,
  issues: z.array(z.strictObject(issueFields)),
  answer: z.strictObject({ ...recordedAnswer, headers: pairs, bodyUnknown: z.boolean(), ...bodyFields }).nullable(),
});

export const LIST_SUMMARY = line("summary", {
  command: z.literal("captures list"),
  events: count,
  valid: count,
  invalid: count,
  unknown: count,
  answered: count,
  skippedLines: count,
  unreadableSources: count,
});
