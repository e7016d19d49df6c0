import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { type RespondRule, chooseRule, parseRespondRule } from "../../../../src/listener/answers/respond-rules.ts";
import { inEnglish } from "../../../../src/language/said.ts";

const seconds = (text: string): number | undefined =>
  /^\d+s$/.test(text) ? Number(text.slice(0, -1)) * 1000 : undefined;

function rule(text: string): RespondRule {
  const parsed = parseRespondRule(text, seconds);
  if (parsed === undefined) throw new Error(`not a rule: ${text}`);
  return parsed;
}

/** The rule that answers each of a run of events, by its text. */
function answers(rules: readonly string[], events: readonly (string | null)[]): (string | null)[] {
  const parsed = rules.map(rule);
  let counts: readonly number[] = [];
  return events.map((event) => {
    const decided = chooseRule(parsed, counts, event);
    counts = decided.counts;
    return decided.choice?.rule.text ?? null;
  });
}

describe("a rule reads", () => {
  test.each([
    ["call_*=503", { status: 503, delayMs: undefined, first: undefined, every: undefined }],
    ["*=200,delay=2s", { status: 200, delayMs: 2000 }],
    ["call::hangup=429,first=3,every=2", { status: 429, first: 3, every: 2 }],
    ["call_init=500,reset", { status: null }],
    ["call_init=reset", { status: null }],
    [" call_init = 404 , first=1 ", { status: 404, first: 1 }],
  ])("%s", (text, expected) => {
    expect(parseRespondRule(text, seconds)).toMatchObject(expected);
  });

  test.each([
    "",
    "=500",
    "call_init",
    "call_init=",
    "a=99",
    "a=600",
    "a=500,first=0",
    "a=500,every=",
    "a=500,delay=soon",
  ])("but not %j", (text) => {
    expect(parseRespondRule(text, seconds)).toBeUndefined();
  });
});

test("the first rule that applies answers, and each rule counts its own events", () => {
  const events = ["call_init", "call_init", "task_create", "call_init", "call_hangup"];
  expect(answers(["call_*=503,first=2", "*=429,every=4"], events)).toEqual([
    "call_*=503,first=2",
    "call_*=503,first=2",
    null,
    "*=429,every=4",
    null,
  ]);
});

test("only a star matches a body without an event name", () => {
  expect(answers(["call_*=503", "*=400"], [null, "call_init"])).toEqual(["*=400", "call_*=503"]);
});

test("the reason says which match of the rule this is", () => {
  const { choice } = chooseRule([rule("call_*=503,first=3")], [1], "call_init");
  expect(choice && inEnglish(choice.because)).toBe("rule call_*=503,first=3 (match 2 of the first 3)");
});

test.prop([fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 60 })])(
  "every=N answers each Nth event and no other",
  (every, total) => {
    const events = Array.from({ length: total }, () => "call_init");
    const hits = answers([`*=500,every=${every}`], events).filter((text) => text !== null);
    expect(hits).toHaveLength(Math.floor(total / every));
  },
);
