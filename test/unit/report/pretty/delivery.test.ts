import { describe, expect, test } from "vitest";
import type { DeliveryOutcome } from "../../../../src/delivery/outcome/outcome.ts";
import { prettyDelivery, prettyPlan } from "../../../../src/report/pretty/delivery.ts";
import { createTheme } from "../../../../src/report/text/theme.ts";

const PLAIN = createTheme(false);

describe("a delivery", () => {
  test("that was accepted has one line", () => {
    expect(prettyDelivery(delivery(), PLAIN)).toMatchInlineSnapshot(`
      "✓ call_init  200 in 12 ms  1.2 kB → http://127.0.0.1:3000/hooks
      "
    `);
  });

  test("that failed has the problem, a hint and the answer", () => {
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

  test("that failed has the line that matters first, then the start of the answer, safe for a terminal", () => {
    const page = `<!doctype html><title>Error</title><pre>Error: <b>no</b> \u001b[31m<br>${"at x<br>".repeat(20)}</pre>`;
    const body = Buffer.from(`Oops\n${page}`);
    const result = { kind: "answered", status: 500, durationMs: 1, bodyBytes: body.length, body } as const;
    const explanation = { problem: "answered 500, expected 2xx", nextStep: null };
    const html = delivery({
      accepted: false,
      explanation,
      result: { ...result, headers: [["content-type", "text/html"]] },
    });
    expect(prettyDelivery(html, PLAIN).split("\n").slice(2)).toEqual([
      String.raw`    answer: Error: no \u001b[31m`,
      "      Oops",
      String.raw`      Error: no \u001b[31m`,
      ...Array.from({ length: 6 }, () => "      at x"),
      "      … 14 more lines",
      "",
    ]);
  });

  test("that was accepted has the start of its answer on one line, where it is asked for", () => {
    const body = Buffer.from(`{"ok":\n true,"note":"${"x".repeat(200)}"}`);
    const result = { kind: "answered", status: 200, durationMs: 1, headers: [], body, bodyBytes: body.length } as const;
    const text = prettyDelivery(delivery({ result }), PLAIN, { showAnswer: true });
    expect(text.split("\n")[1]).toMatch(/^ {4}answer: \{"ok": true,"note":"x{70,}…$/);
    expect(prettyDelivery(delivery({ result }), PLAIN)).not.toContain("answer");
    const empty = { ...result, body: Buffer.alloc(0), bodyBytes: 0 };
    expect(prettyDelivery(delivery({ result: empty }), PLAIN, { showAnswer: true })).not.toContain("answer");
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

function delivery(different: Partial<DeliveryOutcome> = {}): DeliveryOutcome {
  return {
    number: 1,
    event: "call_init",
    origin: null,
    comparison: null,
    answerVerdict: null,
    method: "POST",
    url: "http://127.0.0.1:3000/hooks",
    sent: { headers: [], body: Buffer.alloc(0) },
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
