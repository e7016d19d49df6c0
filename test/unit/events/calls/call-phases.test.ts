import { describe, expect, test } from "vitest";
import { callPhases } from "../../../../src/events/calls/call-phases.ts";
import type { CallTimeline } from "../../../../src/events/calls/call-timeline.ts";

type Times = Partial<
  Pick<CallTimeline, "outcome" | "direction" | "startedAt" | "answeredAt" | "bridgedAt" | "endedAt">
>;

/** The phases as text: `ringing 0-6 talking 6-18`, in seconds. */
function phases(times: Times): string {
  const call = { outcome: "answered", direction: "inbound", answeredAt: null, bridgedAt: null, ...times } as const;
  return callPhases({ startedAt: "2026-09-15T08:00:00Z", endedAt: "2026-09-15T08:00:18Z", ...call })
    .map(({ kind, fromMs, toMs }) => `${kind} ${fromMs / 1000}-${toMs / 1000}`)
    .join(" ");
}

describe("the phases of a call", () => {
  test.each<[string, Times, string]>([
    [
      "an inbound call, answered at its start by Hipcall and bridged later",
      { answeredAt: "2026-09-15T08:00:00Z", bridgedAt: "2026-09-15T08:00:06Z" },
      "ringing 0-6 talking 6-18",
    ],
    [
      "an outbound call, bridged to the agent before the customer answers",
      { direction: "outbound", answeredAt: "2026-09-15T08:00:05Z", bridgedAt: "2026-09-15T08:00:02Z" },
      "ringing 0-5 talking 5-18",
    ],
    ["a voicemail", { outcome: "voicemail", answeredAt: "2026-09-15T08:00:04Z" }, "ringing 0-4 voicemail 4-18"],
    ["a missed call", { outcome: "missed", answeredAt: "2026-09-15T08:00:00Z" }, "ringing 0-18"],
    ["an outbound call that nobody answers", { outcome: "not_answered", direction: "outbound" }, "ringing 0-18"],
    ["a call of 2023", { outcome: "ended" }, "unknown 0-18"],
    ["an answered call without its times", {}, "unknown 0-18"],
    ["times outside the call", { bridgedAt: "2026-09-15T09:00:00Z" }, "ringing 0-18 talking 18-18"],
    ["an end before the start", { endedAt: "2026-09-15T07:00:00Z" }, ""],
    ["no end", { outcome: "open", endedAt: null }, ""],
    ["text that is no time", { startedAt: "soon" }, ""],
  ])("%s", (_name, times, expected) => {
    expect(phases(times)).toBe(expected);
  });
});
