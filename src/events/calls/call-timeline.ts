import type { EventFormat } from "../catalogue/catalogue.ts";
import { callFindings } from "./call-findings.ts";
import { type CallOutcome, callOutcome, callSentence } from "./call-outcome.ts";
import type { CallStep } from "./call-step.ts";
import type { Issue } from "../validation/issue.ts";
import { recordingExpiry } from "../validation/recording-expiry.ts";

/** All that the events of one uuid say about a call. Times as the payloads print them, durations in seconds. */
export interface CallTimeline {
  readonly uuid: string;
  readonly format: EventFormat;
  readonly outcome: CallOutcome;
  /** `true` when nobody took an inbound call and no voicemail was left; `null` while that is not known. */
  readonly reallyMissed: boolean | null;
  /** The call in plain words. Not yet made safe for a terminal. */
  readonly sentence: string;
  readonly direction: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly startedAt: string | null;
  readonly answeredAt: string | null;
  readonly bridgedAt: string | null;
  readonly endedAt: string | null;
  readonly durationSeconds: number | null;
  readonly hungUpBy: string | null;
  /** The recording's link and when it expires, by its own query; `null` when it does not say. */
  readonly recording: { readonly url: string; readonly expiresAt: string | null } | null;
  /** In the order of arrival. */
  readonly steps: readonly { readonly event: string; readonly sincePreviousMs: number | null }[];
  readonly findings: readonly Issue[];
}

/** Puts the events of one call together, given in the order of arrival; `undefined` when there is none. */
export function callTimeline(steps: readonly CallStep[]): CallTimeline | undefined {
  const last = steps.findLast(({ kind }) => kind === "hangup") ?? steps.findLast(({ kind }) => kind === "bridged");
  const told = last ?? steps.at(-1);
  if (told === undefined) return undefined;
  const { uuid, format, facts } = told;
  const outcome = callOutcome(told);
  const { direction, from, to, startedAt, answeredAt, bridgedAt, endedAt, durationSeconds, hungUpBy } = facts;
  return {
    uuid,
    format,
    outcome,
    reallyMissed: reallyMissed(outcome),
    sentence: callSentence(outcome, told),
    direction,
    from,
    to,
    startedAt,
    answeredAt,
    bridgedAt,
    endedAt,
    durationSeconds,
    hungUpBy,
    recording: recordingOf(facts.recordUrl),
    steps: steps.map(({ event, arrivedMs }, index) => ({
      event,
      sincePreviousMs: difference(arrivedMs, steps[index - 1]?.arrivedMs ?? null),
    })),
    findings: callFindings(steps),
  };
}

function reallyMissed(outcome: CallOutcome): boolean | null {
  switch (outcome) {
    case "missed":
    case "abandoned":
      return true;
    case "answered":
    case "voicemail":
    case "not_answered":
      return false;
    case "ended":
    case "open":
      return null;
  }
}

function recordingOf(url: string | null): CallTimeline["recording"] {
  return url === null ? null : { url, expiresAt: recordingExpiry(url)?.toISOString() ?? null };
}

function difference(laterMs: number | null, earlierMs: number | null): number | null {
  return laterMs === null || earlierMs === null ? null : laterMs - earlierMs;
}
