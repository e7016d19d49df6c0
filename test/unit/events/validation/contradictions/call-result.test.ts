import { MEASURED_CALLS, steps } from "../../../../support/events/measured-calls.ts";
import { type Contradiction, testContradictions } from "../../../../support/events/contradictions.ts";

const inbound = MEASURED_CALLS["answered inbound"] ?? {};
const missed = MEASURED_CALLS["rang out"] ?? {};
const voicemail = MEASURED_CALLS["voicemail left"] ?? {};
const unanswered = MEASURED_CALLS["unanswered outbound"] ?? {};
const noVoicemail = { voicemail_id: null, voicemail_type: null, voicemail_url: null };

const RESULTS: Readonly<Record<string, Contradiction>> = {
  "a missed call with a bridge": {
    event: "call_hangup",
    wrong: { ...missed, bridged_at: "2026-09-14T09:00:06Z", first_touch_duration: 6 },
    path: "data.bridged_at",
    says: "data.bridged_at is set, but data.missing_call is true",
    right: missed,
  },
  "a missed call with the step of a bridge": {
    event: "call_hangup",
    wrong: { ...missed, call_flow: steps("2026-09-14T09:00:00Z", { hangup: 46, bridge: 9, init: 0 }) },
    path: "data.call_flow.1",
    says: "data.call_flow has a bridge step, but data.missing_call is true",
    right: { ...missed, call_flow: steps("2026-09-14T09:00:00Z", { hangup: 46, bridge_fail: 9, init: 0 }) },
  },
  "a missed outbound call": {
    event: "call_hangup",
    wrong: { ...unanswered, missing_call: true },
    path: "data.missing_call",
    says: "data.missing_call is true on an outbound call",
    right: unanswered,
  },
  "a missed call without a reason": {
    event: "call_hangup",
    wrong: { ...missed, missing_call_reason: null },
    path: "data.missing_call_reason",
    says: "data.missing_call_reason is null, but data.missing_call is true",
    right: { ...missed, missing_call_reason: "callback" },
  },
  "a missed call with a recording": {
    event: "call_hangup",
    wrong: { ...missed, record_url: "https://storage.example/1.mp3" },
    path: "data.record_url",
    says: "data.record_url is set, but data.missing_call is true",
    right: { ...inbound, record_url: "https://storage.example/1.mp3" },
  },
  "a reason of a call that was not missed": {
    event: "call_hangup",
    wrong: { ...inbound, missing_call_reason: "abandoned" },
    path: "data.missing_call_reason",
    says: "data.missing_call_reason is set, but data.missing_call is false",
    right: inbound,
  },
  "an inbound call neither missed nor connected": {
    event: "call_hangup",
    wrong: { ...inbound, bridged_at: null },
    path: "data.bridged_at",
    says: "neither missed nor connected",
    right: { ...unanswered, bridged_at: null, first_touch_duration: null },
  },
  "a first touch without a bridge": {
    event: "call_hangup",
    wrong: { ...unanswered, bridged_at: null },
    path: "data.first_touch_duration",
    says: "data.first_touch_duration is set, but data.bridged_at is null",
    right: { ...unanswered, bridged_at: null, first_touch_duration: 0 },
  },
  "a bridge without a first touch": {
    event: "call_hangup",
    wrong: { ...inbound, first_touch_duration: null },
    path: "data.first_touch_duration",
    says: "data.first_touch_duration is null, but data.bridged_at is set",
    right: inbound,
  },
  "a duration of an outbound call that nobody answered": {
    event: "call_hangup",
    wrong: { ...unanswered, call_duration: 13 },
    path: "data.call_duration",
    says: "data.call_duration is not 0, but the outbound call was never answered",
    right: unanswered,
  },
  "a voicemail without its URL": {
    event: "call_hangup",
    wrong: { ...voicemail, voicemail_url: null },
    path: "data.voicemail_url",
    says: "data.voicemail_url is null, but data.voicemail_id is set",
    right: voicemail,
  },
  "a voicemail without its type": {
    event: "call_hangup",
    wrong: { ...voicemail, voicemail_type: null },
    path: "data.voicemail_type",
    says: "data.voicemail_type is null, but data.voicemail_id is set",
    right: { ...voicemail, voicemail_type: "user" },
  },
  "a voicemail without its id": {
    event: "call_hangup",
    wrong: { ...voicemail, voicemail_id: null },
    path: "data.voicemail_id",
    says: "data.voicemail_id is null, but data.voicemail_type is set",
    right: { ...voicemail, ...noVoicemail },
  },
  "a voicemail of a call that was not missed": {
    event: "call_hangup",
    wrong: { ...inbound, voicemail_id: 95, voicemail_type: "account", voicemail_url: "https://storage.example/95.mp3" },
    path: "data.voicemail_id",
    says: "data.voicemail_id is set, but data.missing_call is false",
    right: inbound,
  },
  "a voicemail of an outbound call": {
    event: "call_hangup",
    wrong: { ...unanswered, voicemail_id: 5, voicemail_type: "user", voicemail_url: "https://storage.example/5.mp3" },
    path: "data.voicemail_id",
    says: "data.voicemail_id is set, but data.direction is outbound",
    right: unanswered,
  },
};

testContradictions(RESULTS);
