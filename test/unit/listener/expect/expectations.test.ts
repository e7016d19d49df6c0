import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { describeValue } from "../../../../src/events/payload/values.ts";
import type { Expectation } from "../../../../src/listener/expect/expectation.ts";
import { parseExpectation } from "../../../../src/listener/expect/expectation.ts";
import { Expectations } from "../../../../src/listener/expect/expectations.ts";
import { listenerEvent, unknownEvent } from "../../../support/events/listener-events.ts";

describe("the state before the end, and the result", () => {
  test.each([
    // typed, events that come, state then, outcome when nothing more comes
    ["a", "", "open", "missing"],
    ["a", "b", "open", "missing"],
    ["a", "a", "met", "met"],
    ["a", "aa", "met", "met"],
    ["a=2+", "a", "open", "missing"],
    ["a=2+", "aa", "met", "met"],
    ["a=0+", "", "met", "met"],
    ["a=2", "a", "open", "missing"],
    ["a=2", "aa", "open", "met"],
    ["a=2", "aaa", "failed", "exceeded"],
    ["a=0", "", "open", "met"],
    ["a=0", "b", "open", "met"],
    ["a=0", "a", "failed", "exceeded"],
    ["a=1..2", "", "open", "missing"],
    ["a=1..2", "aa", "open", "met"],
    ["a=1..2", "aaa", "failed", "exceeded"],
    ["*", "x", "met", "met"],
  ])("%s after %j is %s, at the end %s", (...[typed, events, state, outcome]) => {
    const expectations = expecting([typed], events);
    expect(expectations.state).toBe(state);
    expect(expectations.results().map((result) => result.outcome)).toEqual([outcome]);
    expect(expectations.allMet).toBe(outcome === "met");
  });

  test("all expectations must be met; one that failed decides", () => {
    expect(expecting(["a", "b"], "a").state).toBe("open");
    expect(expecting(["a", "b"], "ba").state).toBe("met");
    expect(expecting(["a", "b=0"], "b").state).toBe("failed");
  });
});

describe("in order", () => {
  test.each([
    [["a", "b"], "ab", "met", ["met", "met"]],
    [["a", "b"], "axb", "met", ["met", "met"]],
    [["a", "b"], "a", "open", ["met", "missing"]],
    [["a", "b"], "ba", "failed", ["missing", "out_of_order"]],
    [["a=2", "b"], "ab", "failed", ["missing", "out_of_order"]],
    [["a=2", "b"], "aab", "open", ["met", "met"]],
    [["a=2", "b"], "aaa", "failed", ["exceeded", "missing"]],
    [["a=2", "b"], "aaba", "failed", ["out_of_order", "met"]],
    [["a=1", "b", "a=1"], "aba", "open", ["met", "met", "met"]],
    [["a", "b", "a"], "aba", "met", ["met", "met", "met"]],
    [["a", "b", "a"], "ab", "open", ["met", "met", "missing"]],
    [["*", "b"], "ab", "met", ["met", "met"]],
    [["*", "b"], "b", "open", ["met", "missing"]],
    [["a", "b=0..1", "c"], "ac", "open", ["met", "met", "met"]],
    [["a", "b=0..1", "c"], "acb", "failed", ["met", "out_of_order", "met"]],
    [["a", "b=0", "c"], "abc", "failed", ["met", "exceeded", "missing"]],
  ] as const)("%j after %j is %s: %j", (...[typed, events, state, outcomes]) => {
    const expectations = expecting(typed, events, { ordered: true });
    expect(expectations.state).toBe(state);
    expect(expectations.results().map((result) => result.outcome)).toEqual(outcomes);
  });

  const anyPart = fc.record({
    name: fc.constantFrom("a", "b", "*"),
    least: fc.integer({ min: 0, max: 2 }),
    more: fc.integer({ min: 0, max: 2 }),
  });
  test.prop([fc.array(anyPart, { minLength: 1, maxLength: 4 }), fc.array(fc.constantFrom("a", "b"), { maxLength: 8 })])(
    "holds just when a regular expression of the same form matches",
    (parts, events) => {
      const form = parts.map(({ name, least, more }) => `${name === "*" ? "." : name}{${least},${least + more}}`);
      // Events that belong to no expectation are passed over.
      const counting = events.filter((event) => parts.some(({ name }) => name === "*" || name === event));
      const order = new Expectations(
        parts.map(({ name, least, more }) => parsed(`${name}=${least}..${least + more}`)),
        { ordered: true },
      );
      counting.forEach((event, index) => order.add(unknownEvent(index, event)));
      const inOrder = new RegExp(`^${form.join("")}$`).test(counting.join(""));
      expect(order.allMet).toBe(inOrder);
    },
  );
});

describe("the nearest miss", () => {
  const hangup = { event: "call::hangup", data: { uuid: "x" } };

  test("is the right event with an invalid payload", () => {
    const expectations = expecting(["call::hangup"], "");
    expectations.add(listenerEvent(1, { event: "call::hangu", data: {} }));
    expectations.add(listenerEvent(2, hangup));
    const [result] = expectations.results();
    expect(result).toMatchObject({ outcome: "missing", nearestMiss: { kind: "invalid", number: 2 } });
    expect(result?.nearestMiss).toHaveProperty("message.text", "{path} is missing");
  });

  test("is the right event with another value", () => {
    const expectations = expecting(["x where data.user_id=3"], "");
    expectations.add(listenerEvent(1, { event: "x", data: { user_id: 7 } }));
    expect(expectations.results()[0]?.nearestMiss).toEqual({
      kind: "other_value",
      number: 1,
      event: "x",
      path: "data.user_id",
      expected: "3",
      received: describeValue(7),
    });
  });

  test("is the right event at another path", () => {
    const expectations = expecting(["x where request.path=/hooks"], "");
    expectations.add(listenerEvent(1, { event: "x", data: {} }, "/hook?a=1"));
    expect(expectations.results()[0]?.nearestMiss).toMatchObject({
      path: "request.path",
      received: describeValue("/hook"),
    });
  });

  test("is a refused webhook, but not a health check", () => {
    const refused = { type: "refused", status: 404, path: "/y", remoteAddress: "", message: "no", hint: null } as const;
    const expectations = expecting(["x"], "");
    expectations.add({ ...refused, method: "OPTIONS" });
    expect(expectations.results()[0]?.nearestMiss).toBeNull();
    expectations.add({ ...refused, method: "POST" });
    expect(expectations.results()[0]?.nearestMiss).toEqual({ kind: "refused", status: 404, path: "/y", message: "no" });
  });

  test("is an event with a similar name", () => {
    const expectations = expecting(["call_hangup"], "");
    expectations.add(unknownEvent(1, "call_hangups"));
    expectations.add(unknownEvent(2, "task"));
    expect(expectations.results()[0]?.nearestMiss).toEqual({ kind: "other_name", number: 1, event: "call_hangups" });
  });

  test("does not count, and is not reported for a met expectation", () => {
    const expectations = expecting(["a where data.n=1"], "a");
    expect(expectations.results()[0]).toMatchObject({ count: 0, outcome: "missing" });
    expectations.add(listenerEvent(2, { event: "a", data: { n: 1 } }));
    expect(expectations.results()[0]).toMatchObject({ count: 1, outcome: "met", nearestMiss: null });
  });
});

/** Expectations after events whose names are single letters. */
function expecting(typed: readonly string[], events: string, { ordered = false } = {}): Expectations {
  const expectations = new Expectations(typed.map(parsed), { ordered });
  events.split("").forEach((name, index) => expectations.add(unknownEvent(index + 1, name)));
  return expectations;
}

function parsed(typed: string): Expectation {
  const expectation = parseExpectation(typed);
  if (expectation === undefined) throw new Error(`not an expectation: ${typed}`);
  return expectation;
}
