// The library for tests: a listener, deliveries, replays and captures, by the code of the commands.

export { Failure, type FailureCode } from "./failure.ts";
export type { ExpectOptions, ListeningHooks } from "./library/testing/listening-hooks.ts";
export { type ListenOptions, listen } from "./library/testing/listen.ts";
export {
  type CapturedDetails,
  type CapturedEvent,
  type Captures,
  type SelectOptions,
  readCaptures,
} from "./library/testing/read-captures.ts";
export type { Received, ReceivedEvent } from "./library/testing/received.ts";
export { type FetchHandler, type ReplayOptions, replay } from "./library/testing/replay.ts";
export type { Run } from "./library/testing/run.ts";
export { type SendAllOptions, type SendOptions, type Sendable, send } from "./library/testing/send.ts";
export type { DeliveryJson as Delivery, DifferenceJson, ResultJson } from "./report/json/json-types.ts";
