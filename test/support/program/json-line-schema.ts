import { z } from "zod";
import { about, entry, field, rule, subscription, scenario } from "./json-line-catalogue.ts";
import {
  DIFFERENCE,
  DIFF_SUMMARY,
  DRIFT,
  DRIFT_SUMMARY,
  EXCHANGE,
  LISTED,
  LIST_SUMMARY,
  MOVED_SUMMARIES,
  PAGE_SUMMARY,
  PERSONAL,
  PERSONAL_SUMMARY,
  SCRUB_SUMMARY,
} from "./json-line-captures.ts";
import { answerOutcome, ASKED, ASK_SUMMARY, requestKind } from "./json-line-ask.ts";
import { FILE, INIT_SUMMARY } from "./json-line-init.ts";
import { DIAGNOSIS, DOCTOR_SUMMARY } from "./json-line-doctor.ts";
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
  result,
} from "./json-line-parts.ts";

// The output of `--json`, written down independently of the code: a change here changes what users of `--json` get.

const tie = z.strictObject({
  uuid: text,
  steps: z.array(z.strictObject({ event: text, sincePreviousMs: ms.nullable() })),
});

const event = line("event", {
  number: z.int().positive(),
  id: z.uuid(),
  receivedAt: z.iso.datetime(),
  offsetMs: ms,
  method: text,
  path: text,
  httpVersion: text,
  remoteAddress: text,
  headers: pairs,
  sha256,
  event: nullableText,
  verdict,
  issues: z.array(z.strictObject(issueFields)),
  ...bodyFields,
  sentence: nullableText,
  call: tie.nullable(),
  duplicateOf: z.uuid().nullable(),
  signature: z.strictObject({ verified: z.boolean() }).nullable(),
  answer: z.strictObject({
    status: z.int().nullable(),
    durationMs: ms,
    delivered: z.boolean(),
    because: nullableText,
    forwarded: z.strictObject({ url: z.url(), problem: nullableText, nextStep: nullableText, result }).nullable(),
  }),
});

const delivery = line("delivery", {
  number: z.int().positive(),
  event: nullableText,
  origin: origin.nullable(),
  method: text,
  url: z.url(),
  bodyBytes: count,
  sha256,
  attempts: z.int().positive(),
  accepted: z.boolean(),
  problem: nullableText,
  nextStep: nullableText,
  answerVerdict: z.strictObject({ outcome: answerOutcome, says: text, hint: nullableText }).nullable(),
  result,
  repeat: z
    .strictObject({
      nth: z.int().positive(),
      difference: z.strictObject({ says: text, matters: z.boolean(), ignore: z.array(text) }).nullable(),
    })
    .nullable(),
  comparison: z
    .strictObject({
      count,
      differences: z.array(
        z.strictObject({ where: text, expected: nullableText, received: nullableText, ignore: nullableText }),
      ),
    })
    .nullable(),
});

const number = z.int().positive();
const expectation = line("expectation", {
  expectation: text,
  expected: text,
  count,
  outcome: z.enum(["met", "missing", "exceeded", "out_of_order"]),
  nearestMiss: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("invalid"), number, event: text, path: text, message: text }),
      z.strictObject({
        kind: z.literal("other_value"),
        number,
        event: text,
        path: text,
        expected: text,
        received: text,
      }),
      z.strictObject({ kind: z.literal("refused"), status: z.int(), path: nullableText, message: text }),
      z.strictObject({ kind: z.literal("other_name"), number, event: text }),
    ])
    .nullable(),
});

const command = line("command", {
  command: text,
  succeeded: z.boolean(),
  exitCode: z.int().nullable(),
  outcome: text,
  output: nullableText,
});

const check = line("check", { name: text, held: z.boolean(), message: text });

const latencyLimit = line("latency_limit", { event: nullableText, p95Ms: ms, limitMs: ms, held: z.boolean() });

const planned = line("planned", {
  number: z.int().positive(),
  event: nullableText,
  origin: origin.nullable(),
  method: text,
  url: z.url(),
  headers: pairs,
  ...bodyFields,
  afterMs: ms,
});

const validation = line("validation", {
  source: text,
  line: z.int().positive(),
  event: nullableText,
  verdict,
  issues: z.array(z.strictObject({ ...issueFields, line: z.int().positive() })),
});

const outcome = z.enum([
  "answered",
  "missed",
  "abandoned",
  "voicemail",
  "out_of_hours",
  "callback_requested",
  "not_answered",
  "ended",
  "open",
]);

const call = line("call", {
  uuid: text,
  format: z.enum(["2023", "2024"]),
  outcome,
  reallyMissed: z.boolean().nullable(),
  sentence: text,
  direction: nullableText,
  from: nullableText,
  to: nullableText,
  startedAt: nullableText,
  answeredAt: nullableText,
  bridgedAt: nullableText,
  endedAt: nullableText,
  durationSeconds: z.number().nullable(),
  hungUpBy: nullableText,
  recording: z.strictObject({ url: text, expiresAt: z.iso.datetime().nullable() }).nullable(),
  steps: z.array(z.strictObject({ event: text, sincePreviousMs: z.number().nullable() })),
  findings: z.array(z.strictObject(issueFields)),
});

const fault = z.enum(["duplicate", "reorder", "drop", "truncate", "delay", "burst"]);

const faults = line("faults", {
  seed: count,
  applied: z.array(z.strictObject({ fault, number: z.int().positive().nullable(), event: nullableText, says: text })),
  order: z.array(
    z.strictObject({
      number: z.int().positive(),
      event: nullableText,
      afterMs: ms,
      bodyBytes: count,
      bent: z.array(text),
    }),
  ),
});

const latencies = { count, p50Ms: ms, p95Ms: ms, p99Ms: ms, maxMs: ms };
const summary = z.union([
  line("summary", {
    command: z.literal("listen"),
    received: count,
    refused: count,
    undelivered: count,
    notSaved: count,
    events: z.array(
      z.strictObject({ event: nullableText, valid: count, invalid: count, unknown: count, unparsable: count }),
    ),
    savedTo: nullableText,
    replayCommand: nullableText,
    expectations: z.strictObject({ given: count, met: count }).nullable(),
    endedBy: z.enum(["SIGINT", "SIGTERM", "SIGHUP", "count", "expectations", "command", "timeout"]),
  }),
  line("summary", {
    command: z.enum(["send", "replay"]),
    sent: count,
    accepted: count,
    failed: count,
    reached: count,
    notSent: count.nullable(),
    differing: count,
    hipcall: z
      .strictObject({
        failures: count,
        state: z.enum(["active", "at_risk", "broken"]),
        atRisk: count,
        brokenAt: z.strictObject({ number: z.int().positive(), event: nullableText }).nullable(),
        mayBreakAt: z.strictObject({ number: z.int().positive(), event: nullableText }).nullable(),
        says: text,
      })
      .nullable(),
    skipped: count,
    unreadableSources: count,
    compared: z.strictObject({ answers: count, different: count, failed: count }).nullable(),
    differingPaths: z.array(text),
    latency: z.strictObject(latencies).nullable(),
    latencyByEvent: z.array(
      z.strictObject({ event: nullableText, ...latencies, tooLateForHipcall: count, atRiskForHipcall: count }),
    ),
    tooLateForHipcall: count,
    atRiskForHipcall: count,
    hipcallTimeLimit: z.strictObject({ inTimeMs: ms, tooLateMs: ms }),
    durationMs: ms,
    stoppedBy: z.enum(["SIGINT", "SIGTERM", "SIGHUP"]).nullable(),
  }),
  line("summary", { command: z.enum(["send", "replay"]), planned: count, wouldTakeMs: ms, unreadableSources: count }),
  ASK_SUMMARY,
  DOCTOR_SUMMARY,
  INIT_SUMMARY,
  line("summary", {
    command: z.literal("validate"),
    checked: count,
    valid: count,
    invalid: count,
    unknown: count,
    skippedLines: count,
    unreadableSources: count,
    warnings: count,
  }),
  DRIFT_SUMMARY,
  line("summary", {
    command: z.literal("captures calls"),
    calls: count,
    outcomes: z.partialRecord(outcome, count),
    callsWithFindings: count,
    otherEvents: count,
    unreadable: count,
    skippedLines: count,
    unreadableSources: count,
  }),
  DIFF_SUMMARY,
  PAGE_SUMMARY,
  LIST_SUMMARY,
  ...MOVED_SUMMARIES,
  SCRUB_SUMMARY,
  PERSONAL_SUMMARY,
]);

/** The schema of every line that `--json` can write, by type. */
export const JSON_LINES: Readonly<Record<string, z.ZodType>> = {
  ready: line("ready", {
    url: z.url(),
    host: text,
    port: z.int().positive(),
    forwardTo: nullableText,
    savedTo: nullableText,
  }),
  pending: line("pending", {
    number: z.int().positive(),
    id: z.uuid(),
    receivedAt: z.iso.datetime(),
    event: nullableText,
    verdict,
    method: text,
    path: text,
    bodyBytes: count,
    waitsFor: z.url().nullable(),
  }),
  event,
  refused: line("refused", {
    status: z.int(),
    method: nullableText,
    path: nullableText,
    remoteAddress: text,
    message: text,
    hint: nullableText,
  }),
  expectation,
  command,
  check,
  latency_limit: latencyLimit,
  delivery,
  planned,
  validation,
  summary,
  tunnel: line("tunnel", { tool: z.enum(["cloudflared", "ngrok", "smee"]), publicUrl: z.url() }),
  note: line("note", { message: text }),
  warning: line("warning", { message: text, hint: nullableText }),
  error: line("error", {
    code: z.enum(["usage", "input", "network", "unmet", "internal", "trouble"]),
    message: text,
    hint: nullableText,
  }),
  drift: DRIFT,
  text: line("text", { name: text, text }),
  sample: line("sample", { event: text, payload: z.record(text, z.unknown()) }),
  catalogue: line("catalogue", {
    entries: z.array(entry),
    requests: z.array(
      z.strictObject({
        name: z.union([requestKind, z.literal("insight-card")]),
        sentBy: z.enum(["hipcall", "app"]),
        does: text,
        limitMs: ms.nullable(),
        fallback: text,
        source: text,
      }),
    ),
    subscriptions: z.array(subscription).optional(),
  }),
  scenarios: line("scenarios", {
    scenarios: z.array(z.strictObject({ ...scenario, steps: z.array(z.strictObject({ event: text, afterMs: ms })) })),
  }),
  scenario: line("scenario", { scenario: z.record(text, z.unknown()) }),
  explanation: line("explanation", {
    event: text,
    path: nullableText,
    ...about,
    fields: z.array(field),
  }),
  personal: PERSONAL,
  rules: line("rules", { rules: z.array(rule) }),
  faults,
  call,
  listed: LISTED,
  difference: DIFFERENCE,
  exchange: EXCHANGE,
  diagnosis: DIAGNOSIS,
  asked: ASKED,
  file: FILE,
};
