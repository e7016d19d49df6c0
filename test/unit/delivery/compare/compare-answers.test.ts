import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { RecordedResponse } from "../../../../src/captures/record/response-record.ts";
import { compareAnswers } from "../../../../src/delivery/compare/compare-answers.ts";
import { jsonDifferences } from "../../../../src/delivery/compare/json-differences.ts";
import type { AnsweredResult } from "../../../../src/delivery/send/result.ts";
import { COMPARE_ALL, type Aspect, ComparisonRules, type ValueKind } from "../../../../src/delivery/compare/rules.ts";
import { parsePattern } from "../../../../src/events/payload/path-pattern.ts";

describe("compareAnswers", () => {
  test("finds differences of status and JSON values, and ignores the order of keys and white space", () => {
    const comparison = compareAnswers(
      recorded(200, '{"a":1,"b":[1,2]}'),
      received(201, '{ "b": [1,3], "a": 1 }'),
      COMPARE_ALL,
    );
    expect(comparison).toEqual({
      count: 2,
      differences: [
        { where: "status", expected: "200", received: "201", ignore: null },
        { where: "b.1", expected: "2", received: "3", ignore: "b[*]" },
      ],
    });
  });

  test.each([
    ["ok\nfine\n", "ok\nbad\n", "body, line 2", "fine", "bad"],
    ["ok", "ok\nmore", "body, line 2", null, "more"],
    ["ok\nmore", "ok", "body, line 2", "more", null],
    ['{"a":1}', "not json", "body, line 1", '{"a":1}', "not json"],
    ["", "x", "body, line 1", "", "x"],
  ])("compares %j and %j as text", (...[before, after, where, expected, came]) => {
    expect(compareAnswers(recorded(200, before), received(200, after), COMPARE_ALL).differences).toEqual([
      { where, expected, received: came, ignore: null },
    ]);
  });

  test("compares what is no text by its bytes", () => {
    const [one, other] = [Buffer.from([0xff, 0xfe, 1]), Buffer.from([0xff, 0xfe, 2])];
    const [difference] = compareAnswers(recorded(200, one), received(200, other), COMPARE_ALL).differences;
    expect(difference).toEqual({
      where: "body",
      expected: "3 bytes, at 2: 01",
      received: "3 bytes, at 2: 02",
      ignore: null,
    });
  });

  test("reports an answer that was too long to keep as a difference", () => {
    const answer = { ...received(200, "abc"), bodyBytes: 4 };
    expect(compareAnswers(recorded(200, "abc"), answer, COMPARE_ALL).count).toBe(1);
  });

  test("shows a bounded number of differences, and says how many there are", () => {
    const [ones, twos] = [1, 2].map((value) => JSON.stringify(Array.from({ length: 500 }, () => value)));
    const { count, differences } = compareAnswers(recorded(200, ones ?? ""), received(200, twos ?? ""), COMPARE_ALL);
    expect(count).toBe(500);
    expect(differences).toHaveLength(50);
  });

  test("shows the two ends of a long path, and little of a long line", () => {
    const [one, other] = [1, 2].map((leaf) => `${'{"a":['.repeat(500)}${leaf}${"]}".repeat(500)}`);
    const [longPath] = compareAnswers(recorded(200, one ?? ""), received(200, other ?? ""), COMPARE_ALL).differences;
    expect(longPath?.where).toMatch(/^(a\.0\.){25}…(a\.0\.){24}a\.0$/);
    const [line] = compareAnswers(recorded(200, ""), received(200, "x".repeat(1000)), COMPARE_ALL).differences;
    expect(line).toMatchObject({ expected: "", received: `${"x".repeat(200)}…` });
  });

  test("is done with thousands of differences, each at the end of a path as long as a book", () => {
    const levels = 5000;
    const [one, other] = ["1,", "2,"].map(
      (item) => `${`{"${"k".repeat(20)}":`.repeat(levels)}[${item.repeat(50_000)}0]${"}".repeat(levels)}`,
    );
    const { count, differences } = compareAnswers(recorded(200, one ?? ""), received(200, other ?? ""), COMPARE_ALL);
    expect(count).toBe(50_000);
    expect(JSON.stringify(differences).length).toBeLessThan(20_000);
  });

  test("takes a body that is nested deeper than calls may be", () => {
    const [one, other] = ["1", "2"].map((leaf) => `${"[".repeat(100_000)}${leaf}${"]".repeat(100_000)}`);
    expect(compareAnswers(recorded(200, one ?? ""), received(200, other ?? ""), ignoring("[0][0]")).count).toBe(0);
    expect(compareAnswers(recorded(200, one ?? ""), received(200, other ?? ""), ignoring("[1]")).count).toBe(1);
  });

  test.prop([fc.json(), fc.integer({ min: 200, max: 599 })])("an answer never differs from itself", (body, status) => {
    expect(compareAnswers(recorded(status, body), received(status, ` ${body}`), COMPARE_ALL).count).toBe(0);
  });
});

describe("jsonDifferences", () => {
  test.each([
    [{ a: 1 }, {}, [{ where: "a", expected: "1", received: null, ignore: "a" }]],
    [{}, { a: null }, [{ where: "a", expected: null, received: "null", ignore: "a" }]],
    [{ a: { b: 1 } }, { a: 1 }, [{ where: "a", expected: "an object of 1", received: "1", ignore: "a" }]],
    [[], {}, [{ where: "body", expected: "a list of 0", received: "an object of 0", ignore: null }]],
    [{ a: "1" }, { a: 1 }, [{ where: "a", expected: '"1"', received: "1", ignore: "a" }]],
    [{ "a.b": 1, "/": 1 }, { "a.b": 2, "/": 1 }, [{ where: "/a.b", expected: "1", received: "2", ignore: "/a.b" }]],
    [JSON.parse('{"__proto__":1}'), {}, [{ where: "__proto__", expected: "1", received: null, ignore: "__proto__" }]],
  ])("of %j and %j", (before, after, differences) => {
    expect(jsonDifferences(before, after, COMPARE_ALL)).toEqual({ differences, count: differences.length });
  });

  test.each([
    ["at", ["list.0.id", "list.1.id"]],
    ["/at", ["list.0.id", "list.1.id"]],
    ["list", ["at"]],
    ["list.*", ["at"]],
    ["list.*.id", ["at"]],
    ["*.0.id", ["at", "list.1.id"]],
    ["/list/1", ["at", "list.0.id"]],
    ["list[1]", ["at", "list.0.id"]],
    ["$.list[*].id", ["at"]],
    ["**.id", ["at"]],
    ["**", []],
    ['["at"]', ["list.0.id", "list.1.id"]],
    ["nowhere", ["at", "list.0.id", "list.1.id"]],
  ])("leaves %s out", (ignored, left) => {
    const [one, other] = [1, 2].map((n) => ({ at: n, list: [{ id: n }, { id: n }] }));
    const { differences } = jsonDifferences(one, other, ignoring(ignored));
    expect(differences.map(({ where }) => where)).toEqual(left);
  });

  test.prop([fc.jsonValue(), fc.jsonValue()])("finds one just when the values are not equal", (a, b) => {
    const [one, other] = [a, b].map((value): unknown => JSON.parse(JSON.stringify(value)));
    expect(jsonDifferences(one, other, COMPARE_ALL).count === 0).toBe(equal(one, other));
  });
});

describe("rules", () => {
  test.each([
    ["all", { a: 1, b: [1] }, { a: 2, b: [1, 2] }, ["a", "b.1"]],
    ["shape", { a: 1, b: [1], c: "x" }, { a: 2, b: [3, 2], c: "y" }, []],
    ["shape", { a: 1, id: 7, c: [{ d: 1 }] }, { a: "1", id: null, c: [{ e: 1 }] }, ["a", "id", "c.0.d", "c.0.e"]],
    ["status", { a: 1 }, [], []],
  ] satisfies [Aspect, unknown, unknown, string[]][])("compare %s: %j, %j", (aspect, one, other, places) => {
    const rules = new ComparisonRules({ aspect, ignore: [], like: [] });
    const { differences } = compareAnswers(
      recorded(200, JSON.stringify(one)),
      received(200, JSON.stringify(other)),
      rules,
    );
    expect(differences.map(({ where }) => where)).toEqual(places);
  });

  test.each([
    ["uuid", "0192f5c8-7d1c-7c3e-9a51-2f4d5e6a7b8c", true],
    ["uuid", "x", false],
    ["uuid", null, false],
    ["time", "2026-11-22T05:01:02.123Z", true],
    ["time", "2026-11-22", true],
    ["time", 1_795_323_662, true],
    ["time", "soon", false],
    ["number", 12, true],
    ["number", "12", false],
    ["number", null, false],
    ["string", "", true],
    ["string", 1, false],
  ] satisfies [ValueKind, unknown, boolean][])("a value like a %s may be %j: %s", (kind, value, allowed) => {
    const like = [{ name: "id", pattern: parsePattern("id") ?? [], kind }];
    const rules = new ComparisonRules({ aspect: "all", ignore: [], like });
    const { differences } = jsonDifferences({ id: "before" }, { id: value }, rules);
    expect(differences.map(({ expected }) => expected)).toEqual(allowed ? [] : [`a ${kind}`]);
  });

  test("know which of their paths was in no answer, equal or not", () => {
    const rules = ignoring("a", "b[*].c", "**.d", "e");
    compareAnswers(recorded(200, '{"a":1}'), received(200, '{"a":1}'), rules);
    compareAnswers(recorded(200, '{"b":[{"c":1}]}'), received(200, '{"x":[{"d":null}]}'), rules);
    expect(rules.unmatched()).toEqual(["e"]);
  });

  test("say nothing of their paths when no answer was JSON", () => {
    const rules = ignoring("a");
    compareAnswers(recorded(200, "ok"), received(200, "ok"), rules);
    expect(rules.unmatched()).toEqual([]);
  });
});

function ignoring(...paths: readonly string[]): ComparisonRules {
  const ignore = paths.map((name) => ({ name, pattern: parsePattern(name) ?? [] }));
  return new ComparisonRules({ aspect: "all", ignore, like: [] });
}

function equal(a: unknown, b: unknown): boolean {
  try {
    expect(a).toEqual(b);
    return true;
  } catch {
    return false;
  }
}

function recorded(status: number, body: string | Buffer): RecordedResponse {
  return { id: "1", by: "forward", status, durationMs: 1, headers: [], body: Buffer.from(body) };
}

function received(status: number, body: string | Buffer): AnsweredResult {
  const bytes = Buffer.from(body);
  return { kind: "answered", status, durationMs: 1, headers: [], body: bytes, bodyBytes: bytes.length };
}
