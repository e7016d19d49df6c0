import { describe, expect, test } from "vitest";
import { entryOf } from "../../../../../src/report/tui/state/entry.ts";
import { receivedEvent } from "../../../../support/events/listener-events.ts";

function parties(data: object) {
  const { direction, from, to } = entryOf(receivedEvent(1, { event: "call_init", data }));
  return [direction, from, to];
}

describe("a list entry", () => {
  test("has who called whom, in the 2024 format", () => {
    expect(parties({ direction: "inbound", caller_number: "+1", callee_number: "+2" })).toEqual([
      "inbound",
      "+1",
      "+2",
    ]);
  });

  test("has who called whom, in the 2023 format, where a direction is a number", () => {
    expect(parties({ direction: 2, contact_number: 905, number: { number: "+90" } })).toEqual([
      "outbound",
      "905",
      "+90",
    ]);
  });

  test("has empty texts for what the event does not say", () => {
    expect(parties({ direction: 0, caller_number: null })).toEqual(["", "", ""]);
  });

  test("keeps a copy of the body, not the network buffer around it", () => {
    const received = receivedEvent(1, { event: "x", data: {} });
    const network = Buffer.alloc(1_000_000, "x");
    const body = network.subarray(0, 5000);
    const entry = entryOf({ ...received, capture: { ...received.capture, body } });
    expect(entry.received.capture.body.equals(body)).toBe(true);
    expect(entry.received.capture.body.buffer.byteLength).toBeLessThan(100_000);
  });

  test("cuts a long response of the app", () => {
    const received = receivedEvent(1, { event: "x", data: {} });
    const body = Buffer.alloc(200_000, "x");
    const result = { kind: "answered", status: 200, headers: [], body, bodyBytes: 200_000, durationMs: 1 } as const;
    const forwarded = { url: "http://localhost:3000/", result, explanation: null };
    const entry = entryOf({ ...received, answer: { ...received.answer, forwarded } });
    const kept = entry.received.answer.forwarded?.result;
    expect(kept?.kind === "answered" && kept.body.length).toBe(64 * 1024);
    expect(entry.bytes).toBeGreaterThan(64 * 1024);
  });
});
