import type { ListenerEvent } from "../../src/listener/listener-event.ts";
import { validateBody } from "../../src/events/validation/validate.ts";

/** What a listener tells of a webhook with this payload. */
export function toldEvent(number: number, payload: unknown, path = "/"): ListenerEvent {
  const body = Buffer.from(JSON.stringify(payload));
  const { event, verdict, issues, envelope } = validateBody(body);
  return {
    type: "event",
    number,
    capture: {
      id: String(number),
      receivedAt: "2026-11-22T10:00:00.000Z",
      offsetMs: number,
      method: "POST",
      path,
      httpVersion: "1.1",
      remoteAddress: "127.0.0.1",
      headers: [],
      body,
      event,
      verdict,
      issues,
    },
    envelope,
    issues,
    ties: { call: null, duplicateOf: null },
    answer: { status: 200, durationMs: 1, delivered: true, because: null, forwarded: null },
  };
}

/** Of an event that no catalogue knows, so that its payload is never wrong. */
export function toldName(number: number, event: string): ListenerEvent {
  return toldEvent(number, { event, data: {} });
}
