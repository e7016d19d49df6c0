import type { Said } from "../../language/said.ts";
import type { EventFormat } from "../catalogue/catalogue.ts";
import { callFindings } from "./call-findings.ts";
import { type CallOutcome, callOutcome, callSentence } from "./call-outcome.ts";
import type { CallStep } from "./call-step.ts";
import type { Issue } from "../validation/issue.ts";
import { recordingExpiry } from "../validation/recording-expiry.ts";

/** Everything that the events of one uuid say about a call. Times are as in the payloads, durations are in seconds. */
export interface CallTimeline {
  readonly uuid: string;
  readonly format: EventFormat;
  readonly outcome: CallOutcome;
  /** `true` when nobody answered an inbound call and there is no voicemail; `null` when that is unknown. */
  readonly reallyMissed: boolean | null;
  /** The call as a sentence. It can contain unsafe characters: use `printable` before a terminal. */
  readonly sentence: Said;
  readonly direction: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly startedAt: string | null;
  readonly answeredAt: string | null;
  readonly bridgedAt: string | null;
  readonly endedAt: string | null;
  readonly durationSeconds: number | null;
  readonly hungUpBy: string | null;
  /** The recording. `expiresAt` is `null` when the URL does not say it. */
  readonly recording: { readonly url: string; readonly expiresAt: string | null } | null;
  /** In the order of arrival. */
  readonly steps: readonly { readonly event: string; readonly sincePreviousMs: number | null }[];
  readonly findings: readonly Issue[];
}

/**
 * Combines the events of one call, which must be in the order of arrival; `undefined` for no events. Only an event that
 * `isExpected` can be missing.
 */
export function callTimeline(
  steps: readonly CallStep[],
  isExpected: (event: string) => boolean = () => true,
): CallTimeline | undefined {
  const ending = steps.findLast(({ kind }) => kind === "hangup") ?? steps.findLast(({ kind }) => kind === "bridged");
  const last = ending ?? steps.at(-1);
  if (last === undefined) return undefined;
  const { uuid, format, facts } = last;
  const outcome = callOutcome(last);
  const { direction, from, to, startedAt, answeredAt, bridgedAt, endedAt, durationSeconds, hungUpBy } = facts;
  return {
    uuid,
    format,
    outcome,
    reallyMissed: reallyMissed(outcome),
    sentence: callSentence(outcome, last),
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
    findings: callFindings(steps, isExpected),
  };
}

function reallyMissed(outcome: CallOutcome): boolean | null {
  switch (outcome) {
    case "missed":
    case "abandoned":
    case "out_of_hours":
    case "callback_requested":
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
