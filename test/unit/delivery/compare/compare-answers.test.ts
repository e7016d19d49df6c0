import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { RecordedResponse } from "../../../../src/captures/record/response-record.ts";
import { compareAnswers } from "../../../../src/delivery/compare/compare-answers.ts";
import { jsonDifferences } from "../../../../src/delivery/compare/json-differences.ts";
import type { AnsweredResult } from "../../../../src/delivery/send/result.ts";
import { parsePath } from "../../../../src/events/payload/payload-path.ts";

describe("compareAnswers", () => {
  test("finds status and JSON values, whatever the order of keys and the space between", () => {
    const comparison = compareAnswers(recorded(200, '{"a":1,"b":[1,2]}'), received(201, '{ "b": [1,3], "a": 1 }'), []);
    expect(comparison).toEqual({
      count: 2,
      differences: [
        { where: "status", expected: "200", received: "201" },
        { where: "b.1", expected: "2", received: "3" },
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
    expect(compareAnswers(recorded(200, before), received(200, after), []).differences).toEqual([
      { where, expected, received: came },
    ]);
  });

  test("compares what is no text by its bytes", () => {
    const [one, other] = [Buffer.from([0xff, 0xfe, 1]), Buffer.from([0xff, 0xfe, 2])];
    const [difference] = compareAnswers(recorded(200, one), received(200, other), []).differences;
    expect(difference).toEqual({ where: "body", expected: "3 bytes, at 2: 01", received: "3 bytes, at 2: 02" });
  });

  test("does not pretend to compare what was too long to keep", () => {
    const answer = { ...received(200, "abc"), bodyBytes: 4 };
    expect(compareAnswers(recorded(200, "abc"), answer, []).count).toBe(1);
  });

  test("shows a bounded number of differences, and says how many there are", () => {
    const [ones, twos] = [1, 2].map((value) => JSON.stringify(Array.from({ length: 500 }, () => value)));
    const { count, differences } = compareAnswers(recorded(200, ones ?? ""), received(200, twos ?? ""), []);
    expect(count).toBe(500);
    expect(differences).toHaveLength(50);
  });

  test("shows the two ends of a long path, and little of a long line", () => {
    const [one, other] = [1, 2].map((leaf) => `${'{"a":['.repeat(500)}${leaf}${"]}".repeat(500)}`);
    const [longPath] = compareAnswers(recorded(200, one ?? ""), received(200, other ?? ""), []).differences;
    expect(longPath?.where).toMatch(/^(a\.0\.){25}…(a\.0\.){24}a\.0$/);
    const [line] = compareAnswers(recorded(200, ""), received(200, "x".repeat(1000)), []).differences;
    expect(line).toMatchObject({ expected: "", received: `${"x".repeat(200)}…` });
  });

  test("is done with thousands of differences, each at the end of a path as long as a book", () => {
    const levels = 5000;
    const [one, other] = ["1,", "2,"].map(
      (item) => `${`{"${"k".repeat(20)}":`.repeat(levels)}[${item.repeat(50_000)}0]${"}".repeat(levels)}`,
    );
    const { count, differences } = compareAnswers(recorded(200, one ?? ""), received(200, other ?? ""), []);
    expect(count).toBe(50_000);
    expect(JSON.stringify(differences).length).toBeLessThan(20_000);
  });

  test("takes a body that is nested deeper than calls may be", () => {
    const [one, other] = ["1", "2"].map((leaf) => `${"[".repeat(100_000)}${leaf}${"]".repeat(100_000)}`);
    expect(compareAnswers(recorded(200, one ?? ""), received(200, other ?? ""), [["0", "0"]]).count).toBe(0);
    expect(compareAnswers(recorded(200, one ?? ""), received(200, other ?? ""), [["1"]]).count).toBe(1);
  });

  test.prop([fc.json(), fc.integer({ min: 200, max: 599 })])("an answer never differs from itself", (body, status) => {
    expect(compareAnswers(recorded(status, body), received(status, ` ${body}`), []).count).toBe(0);
  });
});

describe("jsonDifferences", () => {
  test.each([
    [{ a: 1 }, {}, [{ where: "a", expected: "1", received: null }]],
    [{}, { a: null }, [{ where: "a", expected: null, received: "null" }]],
    [{ a: { b: 1 } }, { a: 1 }, [{ where: "a", expected: "an object of 1", received: "1" }]],
    [[], {}, [{ where: "body", expected: "a list of 0", received: "an object of 0" }]],
    [{ a: "1" }, { a: 1 }, [{ where: "a", expected: '"1"', received: "1" }]],
    [{ "a.b": 1, "/": 1 }, { "a.b": 2, "/": 1 }, [{ where: "/a.b", expected: "1", received: "2" }]],
    [JSON.parse('{"__proto__":1}'), {}, [{ where: "__proto__", expected: "1", received: null }]],
  ])("of %j and %j", (before, after, differences) => {
    expect(jsonDifferences(before, after, [])).toEqual({ differences, count: differences.length });
  });

  test.each([
    ["at", ["list.0.id", "list.1.id"]],
    ["/at", ["list.0.id", "list.1.id"]],
    ["list", ["at"]],
    ["list.*", ["at"]],
    ["list.*.id", ["at"]],
    ["*.0.id", ["at", "list.1.id"]],
    ["/list/1", ["at", "list.0.id"]],
    ["nowhere", ["at", "list.0.id", "list.1.id"]],
  ])("leaves %s out", (ignored, left) => {
    const [one, other] = [1, 2].map((n) => ({ at: n, list: [{ id: n }, { id: n }] }));
    const { differences } = jsonDifferences(one, other, [parsePath(ignored)]);
    expect(differences.map(({ where }) => where)).toEqual(left);
  });

  test.prop([fc.jsonValue(), fc.jsonValue()])("finds one just when the values are not equal", (a, b) => {
    const [one, other] = [a, b].map((value): unknown => JSON.parse(JSON.stringify(value)));
    expect(jsonDifferences(one, other, []).count === 0).toBe(equal(one, other));
  });
});

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
