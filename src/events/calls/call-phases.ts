import { utcTimeMs } from "../payload/times.ts";
import type { CallTimeline } from "./call-timeline.ts";

/** A part of a call. `unknown`: the 2023 format does not say when a call was answered. */
export interface CallPhase {
  readonly kind: "ringing" | "talking" | "voicemail" | "unknown";
  /** Milliseconds since the call started. */
  readonly fromMs: number;
  readonly toMs: number;
}

type Timed = Pick<CallTimeline, "outcome" | "direction" | "startedAt" | "answeredAt" | "bridgedAt" | "endedAt">;

/**
 * The phases of a call from its start to its end, by the times in its payloads. Empty without both times. An inbound call is `answered_at` the
 * moment it starts, so its talking begins at `bridged_at`; an outbound call can be bridged before the customer answers.
 */
export function callPhases(call: Timed): CallPhase[] {
  const [startMs, endMs] = [utcTimeMs(call.startedAt), utcTimeMs(call.endedAt)];
  if (startMs === undefined || endMs === undefined || endMs < startMs) return [];
  const lengthMs = endMs - startMs;
  const since = (time: string | null): number | undefined => {
    const ms = utcTimeMs(time);
    return ms === undefined ? undefined : Math.min(Math.max(ms - startMs, 0), lengthMs);
  };
  switch (call.outcome) {
    case "answered":
      return split("talking", pickupMs(since(call.answeredAt), since(call.bridgedAt)), lengthMs);
    case "voicemail":
      return split("voicemail", since(call.answeredAt), lengthMs);
    case "missed":
    case "abandoned":
    case "out_of_hours":
    case "callback_requested":
    case "not_answered":
      return [{ kind: "ringing", fromMs: 0, toMs: lengthMs }];
    case "ended":
    case "open":
      return [{ kind: "unknown", fromMs: 0, toMs: lengthMs }];
  }
}

/** When both sides are on the line: the later of the two times. */
function pickupMs(answeredMs: number | undefined, bridgedMs: number | undefined): number | undefined {
  return answeredMs === undefined || bridgedMs === undefined
    ? (bridgedMs ?? answeredMs)
    : Math.max(answeredMs, bridgedMs);
}

function split(kind: "talking" | "voicemail", atMs: number | undefined, lengthMs: number): CallPhase[] {
  if (atMs === undefined) return [{ kind: "unknown", fromMs: 0, toMs: lengthMs }];
  const ringing: CallPhase = { kind: "ringing", fromMs: 0, toMs: atMs };
  return [...(atMs > 0 ? [ringing] : []), { kind, fromMs: atMs, toMs: lengthMs }];
}
