type Data = Readonly<Record<string, unknown>>;

const ADDED_IN_2026 = { company_id: null, team_touch_at: null };
const REMOVED_IN_2026: ReadonlySet<string> = new Set(["related_id", "related_type"]);

/** A call's data with the keys measured in 2026 instead of the keys published in 2024. */
export function withKeysOf2026(data: Data): Data {
  const kept = Object.entries(data).filter(([key]) => !REMOVED_IN_2026.has(key));
  return { ...Object.fromEntries(kept), ...ADDED_IN_2026 };
}

/** How measured calls ended: inbound ones, and an unanswered outbound one. Changes to the sample of `call_hangup`. */
export const MEASURED_CALLS: Readonly<Record<string, Data>> = {
  "answered inbound": {
    ...inbound({ seconds: 18 }),
    bridged_at: "2026-09-14T09:00:14Z",
    first_touch_duration: 14,
    call_flow: steps("2026-09-14T09:00:00Z", { hangup: 18, bridge: 14, init: 0 }),
    missing_call: false,
    hangup_by: "user",
    user_id: 7,
  },
  "rang out": { ...inbound({ seconds: 46 }), ...missed({ hangup_by: "system" }) },
  "caller gave up": { ...inbound({ seconds: 12 }), ...missed({ hangup_by: "contact" }) },
  "voicemail left": {
    ...inbound({ seconds: 16 }),
    ...missed({ hangup_by: "contact" }),
    answered_at: "2026-09-14T09:00:04Z",
    voicemail_id: 95,
    voicemail_type: "account",
    voicemail_url: "https://storage.hipcall.com.tr/voicemails/1/95.mp3",
  },
  "unanswered outbound": {
    started_at: "2026-09-14T11:17:56Z",
    bridged_at: "2026-09-14T11:17:59Z",
    answered_at: null,
    ended_at: "2026-09-14T11:18:09Z",
    direction: "outbound",
    first_touch_duration: 3,
    call_duration: 0,
    missing_call: false,
    hangup_by: "user",
    record_url: null,
    call_flow: steps("2026-09-14T11:17:56Z", { hangup: 13, bridge: 3, init: 0 }),
  },
};

function inbound({ seconds }: { seconds: number }): Data {
  return {
    direction: "inbound",
    caller_type: "contact",
    caller_id: null,
    caller_number: "+905438856301",
    callee_number: "+908508850000",
    callee_type: "user",
    callee_id: 7,
    user_id: null,
    started_at: "2026-09-14T09:00:00Z",
    answered_at: "2026-09-14T09:00:00Z",
    bridged_at: null,
    ended_at: `2026-09-14T09:00:${seconds}Z`,
    first_touch_duration: null,
    call_duration: seconds,
    record_url: null,
    call_flow: steps("2026-09-14T09:00:00Z", { hangup: seconds, init: 0 }),
  };
}

/** The steps of a call, the newest first, by their seconds after the start. */
export function steps(startedAt: string, seconds: Readonly<Record<string, number>>): Data[] {
  const start = Date.parse(startedAt) / 1000;
  return Object.entries(seconds).map(([action, after]) => ({ action, detail: {}, timestamp: start + after }));
}

function missed(how: Data): Data {
  return { missing_call: true, missing_call_reason: "abandoned", ...how };
}
