import { expect, test } from "vitest";
import { eventNamePattern, knownEvent, scenarioNameOrFile } from "../../../../src/commands/options/catalogue-names.ts";
import { testParsers } from "./test-parsers.ts";

testParsers({
  "a pattern of event names": {
    parser: eventNamePattern,
    good: [["call_*", expect.anything()]],
    bad: [""],
  },
  "a scenario": {
    parser: scenarioNameOrFile,
    good: [
      ["voicemail", "voicemail"],
      ["./mine.json", "./mine.json"],
    ],
    bad: [""],
  },
});

test("a known event has its catalogue entry, under each of its two names", () => {
  expect(knownEvent("call_hangup").entry.name).toBe("call_hangup");
  expect(knownEvent("call::hangup").entry.name).toBe("call::hangup");
});

test.each([
  ["call_hangu", "did you mean call_hangup?"],
  ["something else", "see all events: hipcall-hooks events list"],
])("an unknown event %s is a usage failure with the hint: %s", (name, hint) => {
  const failure = { code: "usage", message: `unknown event "${name}"`, hint };
  expect(() => knownEvent(name)).toThrow(expect.objectContaining(failure));
});
