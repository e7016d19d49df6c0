import { steps } from "../../../../support/events/measured-calls.ts";
import { type Contradiction, testContradictions } from "../../../../support/events/contradictions.ts";

const STATES: Readonly<Record<string, Contradiction>> = {
  "a start that has an answer": init({ answered_at: "2024-11-17T10:41:05Z" }, "answered_at"),
  "a start that has a bridge": init({ bridged_at: "2024-11-17T10:41:05Z" }, "bridged_at"),
  "a start that has an end": init({ ended_at: "2024-11-17T10:41:05Z" }, "ended_at"),
  "a start that is hung up": init({ hangup_by: "user" }, "hangup_by"),
  "a start that is missed": init({ missing_call: false }, "missing_call"),
  "a start that is recorded": init({ record_url: "https://storage.example/1.mp3" }, "record_url"),
  "a start that has a duration": init({ call_duration: 0 }, "call_duration"),
  "a start that has a first touch": init({ first_touch_duration: 4 }, "first_touch_duration"),
  "a start with the step of its end": {
    event: "call_init",
    wrong: {
      call_flow: [
        { action: "hangup", detail: { hangup_by: "user" }, timestamp: 1_731_840_069 },
        { action: "init", detail: { id: null, type: "contact" }, timestamp: 1_731_840_060 },
      ],
    },
    path: "data.call_flow.0",
    says: "data.call_flow has a hangup step, but call_init is sent when the call starts",
    right: { call_flow: steps("2024-11-17T10:41:00Z", { init: 0 }) },
  },
  "a connected call that has ended": bridged({ ended_at: "2024-11-17T10:41:52Z" }, "ended_at"),
  "a connected call that is hung up": bridged({ hangup_by: "contact" }, "hangup_by"),
  "a connected call that has a duration": bridged({ call_duration: 10 }, "call_duration"),
  "a connected call without the time": {
    event: "call_bridged",
    wrong: { bridged_at: null, first_touch_duration: null },
    path: "data.bridged_at",
    says: "data.bridged_at is null, but call_bridged says that a user is connected",
    right: {},
  },
  "a connected call without the user": {
    event: "call_bridged",
    wrong: { user_id: null },
    path: "data.user_id",
    says: "data.user_id is null, but call_bridged says that a user is connected",
    right: { user_id: 8 },
  },
};

function init(wrong: Readonly<Record<string, unknown>>, field: string): Contradiction {
  const says = `data.${field} is set, but call_init is sent when the call starts`;
  return { event: "call_init", wrong, path: `data.${field}`, says, right: { [field]: null } };
}

function bridged(wrong: Readonly<Record<string, unknown>>, field: string): Contradiction {
  const says = `data.${field} is set, but call_bridged is sent while the call is in progress`;
  return { event: "call_bridged", wrong, path: `data.${field}`, says, right: { [field]: null } };
}

testContradictions(STATES);
