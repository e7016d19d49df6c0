import { test as property, fc } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { highlightJson, wholeJson } from "../../../../src/report/text/highlight.ts";
import { createTheme } from "../../../../src/report/text/theme.ts";

const ALL = Number.POSITIVE_INFINITY;
const plain = (text: string, maxLines = ALL): string => highlightJson(text, createTheme(false), maxLines).join("\n");

test("fields that are null are counted at the end of their object; the rest is unchanged", () => {
  const text = '{"a":null,"b":[null,{"c":null,"d":1.0,"e":null}],"f":{"g":null},"h":{},"i":"null","j":null}';
  expect(highlightJson(text, createTheme(false), ALL, { foldNulls: true }).join("\n")).toMatchInlineSnapshot(`
    "{
      "b": [
        null,
        {
          "d": 1.0
          … 2 fields are null
        }
      ],
      "f": {
        … 1 field is null
      },
      "h": {},
      "i": "null"
      … 2 fields are null
    }"
  `);
  expect(highlightJson('{"a":null}', createTheme(false), ALL, { foldNulls: true })).toEqual([
    "{",
    "  … 1 field is null",
    "}",
  ]);
});

describe("highlighted JSON", () => {
  test("keeps order, repeats, numbers and escapes as they were written", () => {
    const text = '{"b":1.0,"a":[ ],"a":{},"n":[-0.50e+2,null,true],"s":"\\u00e7 \\" ç","o":{"x":[{"y":"z"}]}}';
    expect(plain(text)).toMatchInlineSnapshot(`
      "{
        "b": 1.0,
        "a": [],
        "a": {},
        "n": [
          -0.50e+2,
          null,
          true
        ],
        "s": "\\u00e7 \\" ç",
        "o": {
          "x": [
            {
              "y": "z"
            }
          ]
        }
      }"
    `);
  });

  test.each([
    ["{}", "{}"],
    ["[]", "[]"],
    ['"a"', '"a"'],
    ["1.0", "1.0"],
    ["[[],[]]", "[\n  [],\n  []\n]"],
  ])("%s is %j", (text, shown) => {
    expect(plain(text)).toBe(shown);
  });

  test("is cut after a number of lines, and counts the rest", () => {
    expect(plain("[1,2,3,4,5]", 3)).toBe("[\n  1,\n  2,\n… 4 more lines");
  });

  test("cuts a huge string, and says how long it was", () => {
    const shown = plain(JSON.stringify({ a: "x".repeat(1_000_000) }));
    expect(shown.length).toBeLessThan(1000);
    expect(shown).toContain("… (1000002 characters)");
  });

  test("shows 10,000 levels, with a limit for the indent", () => {
    const lines = plain(`${"[".repeat(10_000)}1${"]".repeat(10_000)}`).split("\n");
    expect(lines).toHaveLength(20_001);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(60);
  });

  property.prop([fc.json({ stringUnit: "binary" })])(
    "parses to the same JSON, when no character is escaped",
    (text) => {
      const shown = plain(text);
      if (shown.includes("characters)")) return;
      expect(JSON.parse(shown)).toEqual(JSON.parse(text));
    },
  );

  property.prop([fc.jsonValue({ stringUnit: "binary" })])("has nothing that acts on a terminal", (value) => {
    expect(plain(JSON.stringify(value))).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f]/,
    );
  });

  test("has a colour each for keys, strings, numbers and words", () => {
    const [, ...lines] = highlightJson('{"k":"s","n":1,"w":null}', createTheme(true), ALL);
    expect(lines.slice(0, 3)).toEqual([
      '  \u001b[36m"k"\u001b[39m: \u001b[32m"s"\u001b[39m,',
      '  \u001b[36m"n"\u001b[39m: \u001b[33m1\u001b[39m,',
      '  \u001b[36m"w"\u001b[39m: \u001b[35mnull\u001b[39m',
    ]);
  });
});

describe("whole JSON", () => {
  property.prop([fc.json({ stringUnit: "binary" }), fc.nat({ max: 2000 })])(
    "is the same JSON, however long a key or a value is",
    (json, length) => {
      const text = `{"${"k".repeat(length)}":[${json},"${"x".repeat(length)}",1${"0".repeat(length)}.0]}`;
      const shown = wholeJson(text, createTheme(false)).join("\n");
      expect(JSON.parse(shown)).toEqual(JSON.parse(text));
    },
  );
});
