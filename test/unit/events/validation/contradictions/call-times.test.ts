import { MEASURED_CALLS } from "../../../../support/events/measured-calls.ts";
import { type Contradiction, testContradictions } from "../../../../support/events/contradictions.ts";

const inbound = MEASURED_CALLS["answered inbound"] ?? {};
const unanswered = MEASURED_CALLS["unanswered outbound"] ?? {};

const TIMES: Readonly<Record<string, Contradiction>> = {
  "a 2023 call's step before its start": {
    event: "call::hangup",
    wrong: { timestamp: "2023-04-04T09:59:50.999999Z" },
    path: "data.timestamp",
    says: "data.timestamp is before data.startstamp",
    right: { timestamp: "2023-04-04T09:59:51.000000Z" },
  },
  "a 2023 call that starts at another time than its event": {
    event: "call::init",
    wrong: { timestamp: "2023-04-04T09:59:53.000000Z" },
    path: "data.timestamp",
    says: "data.timestamp is not data.startstamp",
    right: { timestamp: "2023-04-04T09:59:52.000000Z" },
  },
  "a record changed before it was made": {
    event: "contact_center::contact_update",
    wrong: { updated_at: "2023-04-04T10:03:12.000000Z" },
    path: "data.updated_at",
    says: "is before data.created_at",
    right: { updated_at: "2023-04-04T10:03:13.000000Z" },
  },
  "a record deleted before it was made": {
    event: "contact_center::company_update",
    wrong: { deleted_at: "2023-04-04T10:07:33.000000Z" },
    path: "data.deleted_at",
    says: "is before data.created_at",
    right: { deleted_at: "2023-04-04T10:07:34.000000Z" },
  },
  "an answer before the start": {
    event: "call_hangup",
    wrong: { answered_at: "2024-11-17T10:40:59Z" },
    path: "data.answered_at",
    says: "data.answered_at is before data.started_at",
    right: { answered_at: "2024-11-17T10:41:00Z" },
  },
  "a bridge before the start": {
    event: "call_hangup",
    wrong: { bridged_at: "2024-11-17T10:40:59Z" },
    path: "data.bridged_at",
    says: "data.bridged_at is before data.started_at",
    right: { bridged_at: "2024-11-17T10:41:00Z", first_touch_duration: 0 },
  },
  "an inbound bridge before the answer": {
    event: "call_hangup",
    wrong: {
      ...inbound,
      first_touch_duration: 0,
      answered_at: "2026-09-14T09:00:05Z",
      bridged_at: "2026-09-14T09:00:00Z",
    },
    path: "data.answered_at",
    says: "data.answered_at is after data.bridged_at",
    right: {
      ...inbound,
      first_touch_duration: 5,
      answered_at: "2026-09-14T09:00:05Z",
      bridged_at: "2026-09-14T09:00:05Z",
    },
  },
  "an inbound answer after the bridge, which the first touch confirms": {
    event: "call_hangup",
    wrong: { ...inbound, answered_at: "2026-09-14T09:00:15Z" },
    path: "data.answered_at",
    says: "data.answered_at is after data.bridged_at",
    right: { ...inbound, answered_at: "2026-09-14T09:00:14Z" },
  },
  "an end before the start": {
    event: "call_hangup",
    wrong: { ended_at: "2024-11-17T10:40:00Z" },
    path: "data.ended_at",
    says: "data.ended_at is before data.started_at",
    right: {},
  },
  "an end before the answer": {
    event: "call_hangup",
    wrong: { ended_at: "2024-11-17T10:41:09Z", call_duration: 9, bridged_at: null, first_touch_duration: null },
    path: "data.ended_at",
    says: "data.ended_at is before data.answered_at",
    right: {
      ended_at: "2024-11-17T10:41:10Z",
      call_duration: 10,
      call_flow: [
        { action: "hangup", detail: {}, timestamp: 1_731_840_070 },
        { action: "init", detail: {}, timestamp: 1_731_840_060 },
      ],
    },
  },
  "an end before the bridge": {
    event: "call_hangup",
    wrong: { ...unanswered, ended_at: "2026-09-14T11:17:58Z" },
    path: "data.ended_at",
    says: "data.ended_at is before data.bridged_at",
    right: { ...unanswered, ended_at: "2026-09-14T11:18:08Z" },
  },
  "a start after all the rest": {
    event: "call_hangup",
    wrong: { started_at: "2024-11-17T11:41:00Z" },
    path: "data.started_at",
    says: "data.started_at does not fit data.answered_at, data.bridged_at, data.ended_at and data.call_flow.2.timestamp",
    right: { started_at: "2024-11-17T10:41:01Z" },
  },
  "a start an hour too early": {
    event: "call_hangup",
    wrong: { started_at: "2024-11-17T09:41:00Z" },
    path: "data.started_at",
    says: "data.started_at does not fit data.first_touch_duration, data.bridged_at, data.call_duration",
    right: { started_at: "2024-11-17T10:40:59Z" },
  },
  "an end that is hours too late": {
    event: "call_hangup",
    wrong: { ended_at: "2024-11-17T13:41:52Z" },
    path: "data.ended_at",
    says: "data.ended_at does not fit data.call_duration, data.started_at and data.call_flow.0.timestamp",
    right: { ended_at: "2024-11-17T10:41:53Z" },
  },
  "a duration that does not match the times": {
    event: "call_hangup",
    wrong: { ...inbound, call_duration: 20 },
    path: "data.call_duration",
    says: "data.call_duration does not match data.started_at and data.ended_at",
    right: { ...inbound, call_duration: 19 },
  },
  "a first touch that does not match the times": {
    event: "call_hangup",
    wrong: { ...inbound, first_touch_duration: 16 },
    path: "data.first_touch_duration",
    says: "data.first_touch_duration does not match data.started_at and data.bridged_at",
    right: { ...inbound, first_touch_duration: 13 },
  },
};

testContradictions(TIMES);
