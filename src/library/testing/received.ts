import type { HipcallEvent } from "../../../dist/types/events.d.ts";
import type { ReceivedJson } from "../../report/json/json-types.ts";
import type { UnknownEvent } from "../main/event-types.ts";

type Details = Omit<ReceivedJson, "event" | "verdict">;

/** An event without an error that a listener received: the event, and what `listen --json` reports of its request. */
export type ReceivedEvent<Event extends HipcallEvent | UnknownEvent = HipcallEvent | UnknownEvent> =
  Event extends unknown
    ? Details & {
        readonly verdict: Event extends UnknownEvent ? "unknown" : "valid";
        readonly event: Event["event"];
        readonly data: Event["data"];
      }
    : never;

/** A request that a listener received. `verdict` says what is known of `event` and `data`. */
export type Received =
  | ReceivedEvent
  | (Details & {
      readonly verdict: "invalid" | "unparsable";
      readonly event: string | null;
      readonly data: unknown;
    });
