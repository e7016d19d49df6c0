import { MEASURED_CALLS } from "../../../../support/events/measured-calls.ts";
import { type Contradiction, testContradictions } from "../../../../support/events/contradictions.ts";

const inbound = MEASURED_CALLS["answered inbound"] ?? {};

const PARTIES: Readonly<Record<string, Contradiction>> = {
  "an inbound call by a user": {
    event: "call_hangup",
    wrong: { ...inbound, caller_type: "user" },
    path: "data.caller_type",
    says: "data.caller_type is user, but data.direction is inbound",
    right: inbound,
  },
  "an outbound call by a contact": {
    event: "call_hangup",
    wrong: { caller_type: "contact" },
    path: "data.caller_type",
    says: "data.caller_type is contact, but data.direction is outbound",
    right: { caller_type: null },
  },
  "a call to the own number": {
    event: "call_init",
    wrong: { callee_number: "+902582440032" },
    path: "data.callee_number",
    says: "data.callee_number is that of the caller",
    right: { callee_number: "+902582440033" },
  },
  "a call to the own number without its plus": {
    event: "call_init",
    wrong: { callee_number: "902582440032" },
    path: "data.callee_number",
    says: "data.callee_number is that of the caller",
    right: { callee_number: "902582440033" },
  },
  "a call of a user to the same user": {
    event: "call_hangup",
    wrong: { callee_type: "user", callee_id: 7 },
    path: "data.callee_id",
    says: "data.callee_id is that of the caller",
    right: { callee_type: "contact", callee_id: 7 },
  },
  "another channel than its number": {
    event: "call_init",
    wrong: { channel_id: 329 },
    path: "data.channel_id",
    says: "data.channel_id is not data.number_id, but data.channel_type is number",
    right: { channel_id: 329, channel_type: "web_widget" },
  },
  "the keys of both versions": {
    event: "call_init",
    wrong: { company_id: null, team_touch_at: null },
    path: "data",
    says: "data.company_id and data.team_touch_at came in place of data.related_id and data.related_type",
    right: {},
  },
  "a 2023 number with two ids": {
    event: "call::init",
    wrong: { number_id: 2 },
    path: "data.number.id",
    says: "data.number.id is not data.number_id",
    right: { number_id: 2, number: { resource_type: "number", id: 2, name: "Destek", number: "+902190000100" } },
  },
};

testContradictions(PARTIES);
