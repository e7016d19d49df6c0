import { z } from "zod";
import {
  bodyFields,
  count,
  issueFields,
  line,
  ms,
  nullableText,
  origin,
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

export const DRIFT = line("drift", {
  event: text,
  path: nullableText,
  kind: z.enum([
    "new_event",
    "event_never_came",
    "unknown_body",
    "new_field",
    "missing_field",
    "never_came",
    "other_type",
    "unexpected_null",
    "new_value",
    "new_form",
  ]),
  severity: z.enum(["breaking", "notice", "info"]),
  message: text,
  expected: nullableText,
  received: nullableText,
  count,
  of: count,
  since: nullableText,
  origin: origin.nullable(),
  example: nullableText,
});

export const DRIFT_SUMMARY = line("summary", {
  command: z.literal("validate --drift"),
  checked: count,
  notEvents: count,
  eventNames: count,
  breaking: count,
  notice: count,
  info: count,
  unknownBodies: count,
  comparedWith: text,
  savedTo: nullableText,
  suggestedTo: nullableText,
  skippedLines: count,
  unreadableSources: count,
});

export const MOVED_SUMMARIES = [
  line("summary", {
    command: z.literal("captures export"),
    form: z.enum(["curl", "har", "http", "hurl", "files", "scenario", "vitest"]),
    file: nullableText,
    exported: count,
    withRedacted: count,
    skippedLines: count,
    unreadableSources: count,
  }),
  line("summary", {
    command: z.literal("captures import"),
    file: text,
    requests: count,
    responses: count,
    notWebhooks: count,
    skippedLines: count,
  }),
];
const comparedEvent = z
  .strictObject({
    number: z.int().positive(),
    source: text,
    line: z.int().positive(),
    id: nullableText,
    receivedAt: z.iso.datetime().nullable(),
  })
  .nullable();

const comparison = z
  .strictObject({
    count,
    differences: z.array(
      z.strictObject({ where: text, before: nullableText, after: nullableText, ignore: nullableText }),
    ),
  })
  .nullable();

export const DIFFERENCE = line("difference", {
  change: z.enum(["new", "gone", "changed"]),
  event: nullableText,
  uuid: nullableText,
  sentence: nullableText,
  before: comparedEvent,
  after: comparedEvent,
  payload: comparison,
  answer: comparison,
});

export const DIFF_SUMMARY = line("summary", {
  command: z.literal("captures diff"),
  same: count,
  changed: count,
  gone: count,
  new: count,
  matchedByOrder: z.boolean(),
  differingPaths: z.array(text),
  skippedLines: count,
  unreadableSources: count,
});

export const PAGE_SUMMARY = line("summary", {
  command: z.literal("captures report"),
  file: text,
  events: count,
  skippedLines: count,
  unreadableSources: count,
});

export const SCRUB_SUMMARY = line("summary", {
  command: z.literal("captures scrub"),
  file: text,
  requests: count,
  responses: count,
  leftOut: count,
  replaced: z.strictObject({
    words: count,
    numbers: count,
    emails: count,
    urls: count,
    ipAddresses: count,
    tokens: count,
    dates: count,
    keys: count,
  }),
});

export const PERSONAL_SUMMARY = line("summary", {
  command: z.literal("captures scrub --check"),
  records: count,
  findings: count,
  recordsWithFindings: count,
  skippedLines: count,
  unreadableSources: count,
});

export const PERSONAL = line("personal", {
  source: text,
  line: z.int().positive(),
  part: text,
  path: text,
  looksLike: z.enum(["number", "text", "name", "email", "url", "address", "token", "date"]),
  start: text,
});
