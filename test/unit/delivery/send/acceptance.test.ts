import { describe, expect, test } from "vitest";
import { accepted, parseStatusExpectation } from "../../../../src/delivery/send/acceptance.ts";
import type { DeliveryResult } from "../../../../src/delivery/send/result.ts";

describe("a status expectation", () => {
  test.each([
    ["200", [200], [199, 201, 500]],
    ["2xx", [200, 204, 299], [199, 300]],
    ["2XX", [200], [300]],
    ["200,404", [200, 404], [201, 403]],
    ["301-308", [301, 304, 308], [300, 309]],
    [" 200 , 3xx ", [200, 302], [201, 400]],
  ])("%j takes what it says, and no more", (text, takes, leaves) => {
    const expectation = parseStatusExpectation(text);
    expect(takes.map((status) => expectation?.accepts(status))).toEqual(takes.map(() => true));
    expect(leaves.map((status) => expectation?.accepts(status))).toEqual(leaves.map(() => false));
  });

  test.each(["", "ok", "20", "2000", "600", "6xx", "200-", "-200", "200,,404", "2xx-3xx", "099"])(
    "%j is none",
    (text) => {
      expect(parseStatusExpectation(text)).toBeUndefined();
    },
  );
});

test("only an answer is ever accepted", () => {
  const results: readonly DeliveryResult[] = [
    { kind: "timed_out", phase: "answering", durationMs: 1 },
    { kind: "unreachable", code: "ECONNREFUSED", reason: "", durationMs: 1 },
    { kind: "tls_failed", code: "CERT_HAS_EXPIRED", reason: "", durationMs: 1 },
    { kind: "broken", code: "ECONNRESET", reason: "", durationMs: 1 },
    { kind: "aborted", durationMs: 1 },
  ];
  expect(results.map((result) => accepted(result, { text: "all", accepts: () => true }))).toEqual(
    results.map(() => false),
  );
  const answered = { kind: "answered", durationMs: 1, headers: [], body: Buffer.alloc(0), bodyBytes: 0 } as const;
  expect(accepted({ ...answered, status: 204 }, { accepts: (status) => status === 204, text: "204" })).toBe(true);
  expect(accepted({ ...answered, status: 301 }, { accepts: (status) => status === 204, text: "204" })).toBe(false);
});
