import type { ReceivedEvent } from "../../listener/listener-event.ts";
import { receivedJson } from "../../report/json/received-json.ts";
import type { Received } from "./received.ts";

/** A received request, as the library gives it. */
export function receivedOf(emitted: ReceivedEvent): Received {
  const received = { ...receivedJson(emitted), data: emitted.envelope?.data ?? null };
  // The types of the events describe what a valid envelope is.
  return received as unknown as Received;
}
