import { describe, expect, test } from "vitest";
import { validateBody } from "../../../../src/events/validation/validate.ts";
import type { DeliveryOutcome } from "../../../../src/delivery/outcome/outcome.ts";
import type { ReceivedEvent } from "../../../../src/listener/listener-event.ts";
import { prettyDelivery, prettyPlan } from "../../../../src/report/pretty/delivery.ts";
import { prettyDeliverySummary } from "../../../../src/report/pretty/delivery-summary.ts";
import { EventNumbers, prettyEvent, prettyRefusal } from "../../../../src/report/pretty/received-event.ts";
import { issueLines } from "../../../../src/report/pretty/issue.ts";
import { prettyValidateSummary, prettyValidation } from "../../../../src/report/pretty/validation.ts";
import { createTheme } from "../../../../src/report/text/theme.ts";

const PLAIN = createTheme(false);
const COLOURS = createTheme(true);

describe("a received event", () => {
  test("has a heading, its sentence, its ties, its issues and its payload", () => {
    const text = prettyEvent(received('{"event":"call::hangup","data":{"uuid":"u-1","state":"hangup"}}'), PLAIN);
    expect(text.replace(/\d\d:\d\d:\d\d/, "HH:MM:SS")).toMatchInlineSnapshot(`
      "#1 HH:MM:SS.123 ✗ invalid call::hangup  POST /hooks, 63 B → 200 in 1.2 ms
        call ended
        call u-1: call::init → call::hangup (+8 s)
        error   data.event_type is missing
                expected "call_state", received nothing
        warning data.uuid is not in the documented form
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

  test("that is not UTF-8 shows its first bytes", () => {
    expect(prettyEvent(received(Buffer.alloc(40, 0xff)), PLAIN)).toContain(`bytes: ${"ff".repeat(32)}…`);
  });
});

test("a refusal is a line, and its hint another", () => {
  const refusal = { status: 404, method: "POST", path: "/x", remoteAddress: "::1", message: "refused", hint: "so" };
  expect(prettyRefusal(refusal, PLAIN)).toBe("! POST /x → 404  refused\n  hint: so\n");
  expect(prettyRefusal({ ...refusal, method: null, path: null, hint: null }, PLAIN)).toBe("! → 404  refused\n");
});

describe("issues", () => {
  test("are shown the worst first, and not in hundreds", () => {
    const one = { code: "unknown_field", path: "", expected: null, received: null, hint: null } as const;
    const issues = [
      { ...one, severity: "info", message: "minor" },
      ...Array.from({ length: 20 }, () => ({ ...one, severity: "warning", message: "odd" }) as const),
      { ...one, severity: "error", message: "bad" },
    ] as const;
    const lines = issueLines(issues, PLAIN);
    expect(lines).toHaveLength(13);
    expect(lines[0]).toBe("error   bad");
    expect(lines.at(-1)).toBe("… and 10 more issues; --json shows all");
  });
});

describe("a delivery", () => {
  test("that was accepted is a line", () => {
    expect(prettyDelivery(delivery(), PLAIN)).toMatchInlineSnapshot(`
      "✓ call_init  200 in 12 ms  1.2 kB → http://127.0.0.1:3000/hooks
      "
    `);
  });

  test("that was not says why, what to do next, and what was answered", () => {
    const failed = delivery({
      accepted: false,
      attempts: 3,
      origin: { source: "c.ndjson", line: 7 },
      result: { kind: "answered", status: 500, durationMs: 1234, headers: [], body: Buffer.from("oops"), bodyBytes: 4 },
      explanation: { problem: "answered 500, expected 2xx", nextStep: "look at its log" },
    });
    expect(prettyDelivery(failed, PLAIN)).toMatchInlineSnapshot(`
      "✗ call_init  500 in 1.2 s after 3 attempts  1.2 kB → http://127.0.0.1:3000/hooks (c.ndjson:7)
          answered 500, expected 2xx
          hint: look at its log
          answer: oops
      "
    `);
  });

  test("planned from a capture can't act on the terminal by its method", () => {
    const plan = {
      number: 1,
      event: null,
      origin: null,
      url: "http://x/",
      headers: [],
      body: Buffer.from([0xff]),
      afterMs: 0,
    };
    const text = prettyPlan({ ...plan, method: "\u001b[2J" }, PLAIN);
    expect(text).toBe(String.raw`(no event name)
  \u001b[2J http://x/
  1 bytes, not UTF-8
`);
  });
});

describe("the summary of deliveries", () => {
  const summary = {
    sent: 7,
    accepted: 6,
    failed: 1,
    reached: 7,
    differing: 0,
    hipcall: null,
    skipped: 2,
    compared: null,
    latency: { count: 7, p50Ms: 1.5, p95Ms: 20, p99Ms: 1500, maxMs: 65_000 },
    latencyByEvent: [],
    tooLateForHipcall: 0,
    durationMs: 70_000,
    stoppedBy: null,
  };

  test("counts, and has latencies when there were several", () => {
    expect(prettyDeliverySummary(summary, PLAIN)).toMatchInlineSnapshot(`
      "6 delivered, 1 failed (1 min 10 s)
      2 events skipped
      latency: p50 1.5 ms, p95 20 ms, p99 1.5 s, max 1 min 5 s
      "
    `);
    const one = { ...summary, sent: 1, skipped: 0 };
    expect(prettyDeliverySummary({ ...one, accepted: 1, failed: 0 }, PLAIN)).toBe("delivered in 1 min 10 s\n");
    expect(prettyDeliverySummary({ ...one, accepted: 0 }, PLAIN)).toBe("0 delivered, 1 failed (1 min 10 s)\n");
  });

  test("reads the same with colour", () => {
    const coloured = prettyDeliverySummary({ ...summary, stoppedBy: "SIGINT" }, COLOURS);
    expect(coloured.replaceAll(/\u001b\[\d+m/g, "")).toBe(
      prettyDeliverySummary({ ...summary, stoppedBy: "SIGINT" }, PLAIN),
    );
  });
});

describe("a validation", () => {
  test("has its place, verdict and issues with their lines", () => {
    const validation = validateBody(Buffer.from('{"event":"call_init","data":{}}'));
    const text = prettyValidation(
      { type: "validation", origin: { source: "a.json", line: 3 }, validation, lines: new Map([["data.uuid", 5]]) },
      PLAIN,
    );
    expect(text.split("\n")[0]).toBe("a.json:3 ✗ invalid call_init");
    expect(text).toMatch(/^ {2}line 5: error {3}.*uuid/m);
  });

  test("is summed up in one line", () => {
    const totals = { checked: 1, valid: 0, invalid: 1, unknown: 0, skippedLines: 0, warnings: 0 };
    expect(prettyValidateSummary(totals, PLAIN)).toBe("1 event: 0 valid, 1 invalid\n");
    const more = { checked: 9, valid: 5, invalid: 0, unknown: 4, skippedLines: 1, warnings: 2 };
    expect(prettyValidateSummary(more, PLAIN)).toBe(
      "9 events: 5 valid, 0 invalid, 4 unknown, 2 warnings, 1 line skipped\n",
    );
  });
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

function delivery(different: Partial<DeliveryOutcome> = {}): DeliveryOutcome {
  return {
    number: 1,
    event: "call_init",
    origin: null,
    comparison: null,
    method: "POST",
    url: "http://127.0.0.1:3000/hooks",
    bodyBytes: 1234,
    sha256: "",
    attempts: 1,
    result: { kind: "answered", status: 200, durationMs: 12.34, headers: [], body: Buffer.from("ok"), bodyBytes: 2 },
    accepted: true,
    explanation: null,
    repeat: null,
    ...different,
  };
}
