// The library: events in the code and the tests of an integration. Nothing here reads, writes or listens.

export type * from "../dist/types/events.d.ts";
export type { Issue, IssueCode, Severity } from "./events/validation/issue.ts";
export type { ScenarioName } from "./events/scenarios/scenario-names.ts";
export { Failure, type FailureCode } from "./failure.ts";
export { type EventInfo, events } from "./library/main/event-list.ts";
export type {
  DeepPartial,
  EventName,
  EventOf,
  NotParsed,
  Parsed,
  ParsedKnown,
  ParsedUnknown,
  UnknownEvent,
  UnknownEventName,
} from "./library/main/event-types.ts";
export { type ParseOptions, isEvent, parseEvent } from "./library/main/parse-event.ts";
export { type ReceiveOptions, receive } from "./library/main/receive.ts";
export { type WebhookRequest, requestOf } from "./library/main/request.ts";
export { type SampleChanges, type SampleOptions, sample } from "./library/main/sample.ts";
export { type ScenarioStep, scenario } from "./library/main/scenario.ts";
export { type SchemaIssue, type SchemaResult, type StandardSchema, schemas } from "./library/main/schemas.ts";
