import type { HipcallEvent } from "../../../dist/types/events.d.ts";
import type { Issue } from "../../events/validation/issue.ts";

/** The name of an event that is known: `call_hangup`, `contact_center::contact_create`. */
export type EventName = HipcallEvent["event"];

/** The event with this name: `EventOf<"call_hangup">` is `CallHangup`. */
export type EventOf<Name extends EventName> = Extract<HipcallEvent, { event: Name }>;

/**
 * A name that is none of the known ones. The ending is there for the compiler only: no known name has it, so comparing a
 * name with a known one leaves only that event. The text itself is the name as it came.
 */
export type UnknownEventName = `${string} (not known)`;

/** An event with a name that is not known: Hipcall can add events. */
export interface UnknownEvent {
  event: UnknownEventName;
  data: Record<string, unknown>;
}

/** A part of an object, at every level. A list is replaced as a whole. */
export type DeepPartial<Value> = Value extends string | number | boolean | null | undefined | readonly unknown[]
  ? Value
  : { [Key in keyof Value]?: DeepPartial<Value[Key]> | undefined };

/** The result of `parseEvent` and `receive`. */
export type Parsed = ParsedKnown | ParsedUnknown | NotParsed;

/** A known event without an error. */
export interface ParsedKnown {
  readonly ok: true;
  readonly known: true;
  readonly verdict: "valid";
  readonly event: HipcallEvent;
  /** Warnings and information. */
  readonly issues: readonly Issue[];
}

/** An event whose name is not known. Its data was not checked. */
export interface ParsedUnknown {
  readonly ok: true;
  readonly known: false;
  readonly verdict: "unknown";
  readonly event: UnknownEvent;
  readonly issues: readonly Issue[];
}

/** No event, or one with errors. */
export interface NotParsed {
  readonly ok: false;
  /** `unparsable`: not JSON. `invalid`: JSON with errors. `unknown`: only with `strict`, an event whose name is not known. */
  readonly verdict: "invalid" | "unparsable" | "unknown";
  /** The name of the event, where there is one. */
  readonly name: string | null;
  /** What is wrong: the errors first. */
  readonly issues: readonly Issue[];
}
