import { expect, test } from "vitest";
import {
  eventNamePattern,
  knownEvent,
  namesOf,
  scenarioNameOrFile,
} from "../../../../src/commands/options/catalogue-names.ts";
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

test("the name of a scenario in the place of an event says how to send it", () => {
  const hint = "try: hipcall-hooks send --scenario voicemail, or: hipcall-hooks events scenarios voicemail";
  const failure = { code: "usage", message: "voicemail is a scenario, not an event", hint };
  expect(() => knownEvent("voicemail")).toThrow(expect.objectContaining(failure));
});

test.each([
  ["call_hangu", "did you mean call_hangup?"],
  ["hangup", "did you mean call::hangup or call_hangup?"],
  ["hangpu", "did you mean call::hangup or call_hangup?"],
  ["bridged", "did you mean call_bridged?"],
  ["something else", "see all events: hipcall-hooks events list"],
])("an unknown event %s is a usage failure with the hint: %s", (name, hint) => {
  const failure = { code: "usage", message: `unknown event "${name}"`, hint };
  expect(() => knownEvent(name)).toThrow(expect.objectContaining(failure));
});

test.each([
  ["call_*", ["call_init", "call_bridged", "call_hangup"]],
  ["call::*", ["call::init", "call::hangup"]],
  ["*hangup", ["call::hangup", "call_hangup"]],
  ["call_init", ["call_init"]],
])("%s stands for %j", (pattern, names) => {
  expect(namesOf(pattern)).toEqual(names);
});

test("a pattern that no event matches is a usage failure", () => {
  expect(() => namesOf("deal_*")).toThrow(
    expect.objectContaining({
      code: "usage",
      message: 'no known event matches "deal_*"',
      hint: "see all events: hipcall-hooks events list",
    }),
  );
});
