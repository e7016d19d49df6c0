import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { eventPattern } from "../../../../src/events/catalogue/event-pattern.ts";

const letters = fc.string({ unit: fc.constantFrom("a", "b", ":"), maxLength: 8 });
const patterns = fc.string({ unit: fc.constantFrom("a", "b", ":", "*"), maxLength: 6 });

/** The same question, answered letter by letter. */
function naive(pattern: string, name: string): boolean {
  if (pattern === "") return name === "";
  if (pattern.startsWith("*")) return naive(pattern.slice(1), name) || (name !== "" && naive(pattern, name.slice(1)));
  return name !== "" && pattern[0] === name[0] && naive(pattern.slice(1), name.slice(1));
}

describe("an event pattern", () => {
  test.prop([patterns, letters], { numRuns: 1000 })("matches what a naive matcher does", (pattern, name) => {
    expect(eventPattern(pattern)(name)).toBe(naive(pattern, name));
  });

  test.each([
    ["call::*", "call::hangup", true],
    ["call::*", "call_hangup", false],
    ["call_*", "call_init", true],
    ["*hangup", "call::hangup", true],
    ["*", "anything", true],
    ["call_init", "call_init", true],
    ["call_init", "call_init2", false],
    ["aba*aba", "aba", false],
    ["a.c", "abc", false],
    ["(a+)+$", "aaaa", false],
  ])("%s on %s is %s", (pattern, name, matches) => {
    expect(eventPattern(pattern)(name)).toBe(matches);
  });
});
