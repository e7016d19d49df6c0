import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { RelatedEvents } from "../../../src/events/calls/related-events.ts";
import { validateBody } from "../../../src/events/validation/validate.ts";
import type { ListenerEvent, ReceivedEvent } from "../../../src/listener/listener-event.ts";
import { type Entry, entryOf } from "../../../src/report/tui/state/entry.ts";

const SAMPLE = JSON.parse(
  readFileSync(resolve(import.meta.dirname, "../../../samples/2024/call_init.json"), "utf8"),
) as {
  readonly data: object;
};

const REQUEST = {
  receivedAt: "2026-11-22T05:01:02.123Z",
  method: "POST",
  httpVersion: "1.1",
  remoteAddress: "127.0.0.1",
  headers: [["Content-Type", "application/json"]],
} as const;

/** An event that the listener has received and answered. */
export function receivedEvent(number: number, payload: object, { status = 200, path = "/" } = {}): ReceivedEvent {
  const body = Buffer.from(JSON.stringify(payload));
  const { event, verdict, envelope, issues } = validateBody(body);
  const id = `id-${number}`;
  const seen = envelope === null ? undefined : new RelatedEvents().add({ id, envelope, hash: () => id, atMs: number });
  return {
    number,
    envelope,
    issues,
    related: seen ?? { call: null, duplicateOf: null },
    answer: { status, durationMs: 3, delivered: true, because: null, forwarded: null },
    capture: { ...REQUEST, id, path, offsetMs: number, body, event, verdict, issues },
  };
}

/** What the listener reports for a webhook with this payload. */
export function listenerEvent(number: number, payload: object, path = "/"): ListenerEvent {
  return { type: "event", ...receivedEvent(number, payload, { path }) };
}

/** What the listener reports for an event that is not in the catalogue: its payload is never invalid. */
export function unknownEvent(number: number, event: string): ListenerEvent {
  return listenerEvent(number, { event, data: {} });
}

/** An entry of the full screen: one event of a call. */
export function callEntry(number: number, { event = "call_init", uuid = "u-1", from = "+905320000001" } = {}): Entry {
  const call = { uuid, direction: "inbound", caller_number: from, callee_number: "+908508850000" };
  return entryOf(receivedEvent(number, { event, data: { ...SAMPLE.data, ...call } }));
}
