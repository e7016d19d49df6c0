import { describe, expect, test } from "vitest";
import { header, requestPath, statuses, targetUrl } from "../../../../src/commands/options/http-parsers.ts";
import { assignment, condition, payloadPath } from "../../../../src/commands/options/payload-parsers.ts";
import {
  type ValueParser,
  anyText,
  bodyBytes,
  durationMs,
  oneOf,
  ratePerSecond,
  nonEmptyText,
  wholeNumber,
} from "../../../../src/commands/options/value-parsers.ts";

interface Row {
  readonly parser: ValueParser<unknown>;
  readonly good: readonly (readonly [string, unknown])[];
  readonly bad: readonly string[];
}

const ROWS: Readonly<Record<string, Row>> = {
  "some text": { parser: nonEmptyText, good: [["a", "a"]], bad: [""] },
  "any text": {
    parser: anyText,
    good: [
      ["", ""],
      ["a", "a"],
    ],
    bad: [],
  },
  "a duration": {
    parser: durationMs,
    good: [
      ["0ms", 0],
      ["500ms", 500],
      ["1.5s", 1500],
      ["2m", 120_000],
      ["1h", 3_600_000],
    ],
    bad: ["", "5", "s", "-1s", "1 s", "1d", "1e3s", "5S", ".5s", "1.s", "600h", "99999999999999s", "Infinitys"],
  },
  "a size": {
    parser: bodyBytes,
    good: [
      ["1b", 1],
      ["64kb", 65_536],
      ["1mb", 1_048_576],
      ["1.5KB", 1536],
      ["32mb", 33_554_432],
    ],
    bad: ["", "0b", "0.5b", "1", "33mb", "1gb", "-1kb", "1k", "kb"],
  },
  "a whole number": {
    parser: wholeNumber(1, 10, 3),
    good: [
      ["1", 1],
      ["10", 10],
      ["007", 7],
    ],
    bad: ["", "0", "11", "1.5", "-1", "+1", "1e1", "0x1", " 1", "NaN"],
  },
  "a rate": {
    parser: ratePerSecond,
    good: [
      ["50/s", 50],
      ["90/m", 1.5],
      ["0.5/s", 0.5],
    ],
    bad: ["", "50", "0/s", "-1/s", "5/h", "/s", "5 /s"],
  },
  "a word": { parser: oneOf(["curl"]), good: [["curl", "curl"]], bad: ["", "CURL", "curl "] },
  "a header": {
    parser: header,
    good: [
      ["x-test: 1", ["x-test", "1"]],
      ["X:a:b", ["X", "a:b"]],
      ["x:", ["x", ""]],
      ["host: y", ["host", "y"]],
    ],
    bad: [
      "",
      "x",
      ": 1",
      "a b: 1",
      "x: a\nb",
      "x: \u0000",
      "é: 1",
      "Content-Length: 1",
      "Transfer-Encoding: x",
      "Expect: y",
    ],
  },
  "a path of a request": {
    parser: requestPath,
    good: [
      ["/", "/"],
      ["/a/b", "/a/b"],
    ],
    bad: ["", "a", "/a?b", "/a#b", "/a b"],
  },
  statuses: {
    parser: statuses,
    good: [["200,2xx", expect.objectContaining({ text: "200,2xx" })]],
    bad: ["", "2x", "abc"],
  },
  "a target": {
    parser: targetUrl,
    good: [["localhost:1", expect.objectContaining({ origin: "http://localhost:1" })]],
    bad: ["", "ftp://x"],
  },
  "an assignment": {
    parser: assignment,
    good: [
      ["data.id=7", { name: "data.id", path: ["data", "id"], value: 7 }],
      ["a.b=x=y", { name: "a.b", path: ["a", "b"], value: "x=y" }],
      ["a=", { name: "a", path: ["a"], value: "" }],
      ['a={"b":null}', { name: "a", path: ["a"], value: { b: null } }],
      ["a=+90850", { name: "a", path: ["a"], value: "+90850" }],
      ["a=1e308", { name: "a", path: ["a"], value: 1e308 }],
      ['a="1e999"', { name: "a", path: ["a"], value: "1e999" }],
    ],
    // A number larger than any would be sent as null.
    bad: ["", "a", "=1", "a=1e999", "a=-1e999", 'a={"b":[0,{"c":1e999}]}'],
  },
  "a payload path": { parser: payloadPath, good: [["data.id", { name: "data.id", path: ["data", "id"] }]], bad: [""] },
  "a condition": {
    parser: condition,
    good: [
      ["data.n=7", { name: "data.n", path: ["data", "n"], equals: true, text: "7", value: 7 }],
      ["data.s!=a=b", { name: "data.s", path: ["data", "s"], equals: false, text: "a=b", value: "a=b" }],
      ["data.s=", { name: "data.s", path: ["data", "s"], equals: true, text: "", value: "" }],
    ],
    bad: ["", "data.n", "=7", "!=7"],
  },
};

describe.each(Object.entries(ROWS))("%s", (_name, { parser, good, bad }) => {
  test("is read from what it is", () => {
    expect(good.map(([text]) => parser.parse(text))).toEqual(good.map(([, value]) => value));
  });

  test("is not read from anything else", () => {
    expect(bad.filter((text) => parser.parse(text) !== undefined)).toEqual([]);
  });

  test("says what it expects", () => {
    expect(parser.expected).toMatch(/^[a-z]/);
  });
});
