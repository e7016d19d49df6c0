import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { splitPayloads } from "../../../../src/captures/sources/payloads.ts";

function split(text: string | Buffer): { body: string; line: number }[] {
  return splitPayloads(Buffer.from(text), "p.json").map(({ body, line }) => ({ body: body.toString("utf8"), line }));
}

const spaces = fc.constantFrom("", " ", "\n", "\t", "  \r\n  ");
const anyJson = fc.oneof(
  fc.json(),
  fc.jsonValue().map((value) => JSON.stringify(value, null, 2)),
);

describe("a file of payloads", () => {
  test("keeps the text of one payload unchanged, and has its first line", () => {
    expect(split('\n\n  {"event": "call_init",\n   "data": {"a": 1.0,  "b": "\\u00e7"}}\n')).toEqual([
      { body: '{"event": "call_init",\n   "data": {"a": 1.0,  "b": "\\u00e7"}}', line: 3 },
    ]);
  });

  test("keeps the text of each item of an array", () => {
    expect(split('[\n  {"a": 1.0},\n\n  {"b":  "[,]\\"\\\\"} , 1e2,\n [1, [2]]]')).toEqual([
      { body: '{"a": 1.0}', line: 2 },
      { body: '{"b":  "[,]\\"\\\\"}', line: 4 },
      { body: "1e2", line: 4 },
      { body: "[1, [2]]", line: 5 },
    ]);
  });

  test("finds the lines of 200,000 items", () => {
    const found = split(`[${"0,\n".repeat(200_000)}1]`);
    expect([found.length, found[1]?.line, found.at(-1)]).toEqual([200_001, 2, { body: "1", line: 200_001 }]);
  });

  test("can have one payload per line, with blank lines between", () => {
    expect(split('{"a": 1.0}\n\r\n {"b":2}\r\n\n')).toEqual([
      { body: '{"a": 1.0}', line: 1 },
      { body: '{"b":2}', line: 3 },
    ]);
  });

  test.prop([fc.array(fc.tuple(spaces, anyJson, spaces))])("returns every item of any array", (items) => {
    const text = `[${items.map(([before, json, after]) => `${before}${json}${after}`).join(",")}]`;
    const found = split(text);
    expect(found.map(({ body }) => body)).toEqual(items.map(([, json]) => json));
    const lines = text.split("\n");
    for (const { body, line } of found) expect(lines[line - 1]).toContain(body.split("\n")[0]);
  });

  test.prop([fc.array(fc.json(), { minLength: 2 })])(
    "returns every line of any file with one payload per line",
    (payloads) => {
      expect(split(payloads.join("\n"))).toEqual(payloads.map((body, index) => ({ body, line: index + 1 })));
    },
  );

  test("with an empty array has no payload", () => {
    expect(split(" [ ] ")).toEqual([]);
  });

  test("can nest at any depth", () => {
    const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
    expect(split(`[${deep},1]`)).toEqual([
      { body: deep, line: 1 },
      { body: "1", line: 1 },
    ]);
  });

  test.each([
    ['{"event":', "p.json is not JSON: line 1, column 10: a value is expected"],
    ['[\n  {"a":1},\n  {"b"}\n]', "p.json is not JSON: line 3, column 7: a colon is expected"],
    ['{"a":1}\n\n{"b":2,}\n', "p.json is not JSON: line 3, column 8: a property name in double quotes is expected"],
    ['{"a":1} x', "p.json is not JSON: line 1, column 9: this is not a JSON value"],
    ["[".repeat(100_000), "p.json is not JSON"],
  ])("is refused when it is %.20s", (text, message) => {
    expect(() => split(text)).toThrow(expect.objectContaining({ code: "input", message }));
  });

  test.each([
    ["what a source may be", "{", /^a source is a capture file, a payload file/],
    ["a byte order mark", '\ufeff{"a":1}', /^remove the byte order mark/],
    ["a page", "<html>", /^this is HTML/],
  ])("is refused with a hint: %s", (_name, text, hint) => {
    expect(() => split(text)).toThrow(
      expect.objectContaining({ code: "input", hint: expect.stringMatching(hint) as string }),
    );
  });

  test("must be UTF-8", () => {
    expect(() => split(Buffer.from([0x22, 0xe7, 0x22]))).toThrow("p.json is not UTF-8");
  });
});
