import { z } from "zod";
import { count, line, ms, nullableText, text } from "./json-line-parts.ts";

export const DOCTOR_SUMMARY = line("summary", {
  command: z.literal("doctor"),
  url: z.url(),
  ready: z.boolean(),
  passed: count,
  warnings: count,
  failed: count,
  skipped: count,
  sent: count,
  hipcall: nullableText,
  durationMs: ms,
  stoppedBy: z.enum(["SIGINT", "SIGTERM"]).nullable(),
});

export const DIAGNOSIS = line("diagnosis", {
  check: z.enum([
    "reachable",
    "tls",
    "path",
    "inbound",
    "outbound",
    "unknown-caller",
    "voicemail",
    "lost-start",
    "twice",
    "other-events",
    "unknown-event",
    "burst",
    "time",
  ]),
  outcome: z.enum(["passed", "warning", "failed", "skipped"]),
  says: text,
  hint: nullableText,
});
