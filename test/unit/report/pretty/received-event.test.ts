import { describe, expect, test } from "vitest";
import { validateBody } from "../../../../src/events/validation/validate.ts";
import type { ReceivedEvent } from "../../../../src/listener/listener-event.ts";
import { EventNumbers, prettyEvent, prettyRefusal } from "../../../../src/report/pretty/received-event.ts";
import { createTheme } from "../../../../src/report/text/theme.ts";

const PLAIN = createTheme(false);

describe("a received event", () => {
  test("has a heading, a sentence, its call, its issues and its payload", () => {
    const text = prettyEvent(received('{"event":"call::hangup","data":{"uuid":"u-1","state":"hangup"}}'), PLAIN);
    expect(text.replace(/\d\d:\d\d:\d\d/, "HH:MM:SS")).toMatchInlineSnapshot(`
      "#1 HH:MM:SS.123 ✗ invalid call::hangup  POST /hooks, 63 B → 200 in 1.2 ms
        call ended
        call u-1: call::init → call::hangup (+8 s)
        error   data.event_type is missing
                expected "call_state", but the field is missing
        warning data.uuid does not have the documented format
                expected a UUID v4, received string "u-1"
        {
          "event": "call::hangup",
          "data": {
            "uuid": "u-1",
            "state": "hangup"
          }
        }

      "
    `);
  });

  test("has a sender that closed the connection, and the number of the event that it duplicates", () => {
    const event = received("{}", { delivered: false });
    const numbers = new EventNumbers();
    const duplicate = { ...event, related: { call: null, duplicateOf: "first" } };
    expect(prettyEvent(duplicate, PLAIN, numbers)).toContain("duplicate of an earlier event\n");
    numbers.add({ ...event, number: 6, capture: { ...event.capture, id: "first" } });
    const text = prettyEvent(duplicate, PLAIN, numbers);
    expect(text).toContain("the sender closed the connection before the answer");
    expect(text).toContain("duplicate of #6\n");
  });

  test("that is not UTF-8 has its first bytes", () => {
    expect(prettyEvent(received(Buffer.alloc(40, 0xff)), PLAIN)).toContain(`bytes: ${"ff".repeat(32)}…`);
  });
});

test("a refusal has one line, and another for its hint", () => {
  const refusal = { status: 404, method: "POST", path: "/x", remoteAddress: "::1", message: "refused", hint: "so" };
  expect(prettyRefusal(refusal, PLAIN)).toBe("! POST /x → 404  refused\n  hint: so\n");
  expect(prettyRefusal({ ...refusal, method: null, path: null, hint: null }, PLAIN)).toBe("! → 404  refused\n");
});

function received(body: string | Buffer, { delivered = true } = {}): ReceivedEvent {
  const bytes = Buffer.from(body);
  const validation = validateBody(bytes);
  const capture = {
    id: "id",
    receivedAt: "2026-11-22T10:00:00.123Z",
    offsetMs: 0,
    method: "POST",
    path: "/hooks",
    httpVersion: "1.1",
    remoteAddress: "127.0.0.1",
    headers: [],
    body: bytes,
    sha256: "",
    ...validation,
  };
  const steps = [
    { event: "call::init", sincePreviousMs: null },
    { event: "call::hangup", sincePreviousMs: 8000 },
  ];
  return {
    number: 1,
    capture,
    envelope: validation.envelope,
    issues: validation.issues.slice(0, 2),
    related: { call: { uuid: "u-1", steps }, duplicateOf: null },
    answer: { status: 200, durationMs: 1.234, delivered, because: null, forwarded: null },
  };
}
