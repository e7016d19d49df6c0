import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { nearest } from "../../../../src/events/payload/nearest.ts";

describe("the nearest name", () => {
  test.each<[typed: string, candidates: string[], meant: string | undefined]>([
    ["call_hangpu", ["call_init", "call_hangup"], "call_hangup"],
    ["CALL_INIT", ["call_init"], "call_init"],
    ["call_init", ["CALL_INIT"], "CALL_INIT"],
    // One letter of a very short word, two of a short one, a third of a longer one may differ.
    ["ab", ["ac"], "ac"],
    ["ab", ["cd"], undefined],
    ["abc", ["abd"], "abd"],
    ["abc", ["ade"], undefined],
    ["abcd", ["abef"], "abef"],
    ["abcd", ["aefg"], undefined],
    ["abcdefghi", ["abcdefxyz"], "abcdefxyz"],
    ["abcdefghi", ["abcdewxyz"], undefined],
    ["abcd", ["abcdef"], "abcdef"],
    ["abcd", ["abcdefg"], undefined],
    ["abcdef", ["abcd"], "abcd"],
    ["abcdef", ["abc"], undefined],
    // The first of those that are equally near.
    ["abcd", ["abcx", "abcy"], "abcx"],
    ["abcd", ["abxy", "abcy"], "abcy"],
    ["", ["a"], "a"],
    ["a", [], undefined],
  ])("to %j among %j is %j", (typed, candidates, meant) => {
    expect(nearest(typed, candidates)).toBe(meant);
  });

  test.prop([fc.string(), fc.array(fc.string())])("is the name itself when it is a candidate", (typed, others) => {
    expect(nearest(typed, [...others, typed])?.toLowerCase()).toBe(typed.toLowerCase());
  });
});

describe("the nearest event or field", () => {
  const names = ["call::init", "call::hangup", "call_init", "id", "user_id"];

  test.each([
    ["call::hangpu", "call::hangup"],
    ["CALL::HANGUP", "call::hangup"],
    ["call:init", "call::init"],
    ["callinit", "call_init"],
    ["usre_id", "user_id"],
    ["i", "id"],
    ["to", undefined],
    ["weather", undefined],
    ["", undefined],
    ["x".repeat(100_000), undefined],
  ])("of %.20s is %s", (typed, expected) => {
    expect(nearest(typed, names)).toBe(expected);
  });

  test.prop([fc.constantFrom(...names)])("of a name is that name", (name) => {
    expect(nearest(name, names)).toBe(name);
  });
});
