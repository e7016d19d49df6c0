import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { createTheme } from "../../../../../src/report/text/theme.ts";
import { foldableJson } from "../../../../../src/report/tui/lines/foldable-json.ts";

const theme = createTheme(false);
const NOTHING: ReadonlySet<string> = new Set();

function json(value: unknown, folded: readonly string[] = []): string[] {
  return foldableJson(JSON.stringify(value), { theme, folded: new Set(folded), masked: false }).map(({ text }) => text);
}

describe("a JSON body", () => {
  const value = { event: "x", data: { list: [1, { a: null }], empty: {}, text: "t" } };

  test("has a line a value", () => {
    expect(json(value).join("\n")).toBe(JSON.stringify(value, null, 2));
  });

  test("folds to one line that counts what it holds", () => {
    expect(json(value, ["$.data.list"]).slice(3, 5)).toEqual(['    "list": [ … 2 ],', '    "empty": {},']);
    expect(json(value, ["$.data"])).toEqual(["{", '  "event": "x",', '  "data": { … 3 }', "}"]);
    expect(json(value, ["$"])).toEqual(["{ … 2 }"]);
  });

  test.prop([fc.json()])("loses nothing that is not folded", (text) => {
    const lines = foldableJson(text, { theme, folded: NOTHING, masked: false });
    const shown = lines.map((line) => line.text.trim()).join("");
    // What is a command to a CI job is escaped.
    if (/^[ -~]*$/.test(text) && !text.includes("##[") && text.length < 300)
      expect(shown.replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
  });

  test("acts on no terminal", () => {
    const [line] = foldableJson('"\u009b31m\u202e"', { theme, folded: NOTHING, masked: false });
    expect(line?.text).toBe(String.raw`"\u009b31m\u202e"`);
  });
});

// A hostile body has a megabyte at most; the work to show it must not grow with the square of its size.

test("a body of levels under a very long key does not keep that key for each of its lines", () => {
  const text = `{"${"k".repeat(400_000)}":${'{"a":'.repeat(4000)}1${"}".repeat(4001)}`;
  const lines = foldableJson(text, { theme, folded: new Set(), masked: false });
  const kept = lines.reduce((sum, { fold }) => sum + (fold?.length ?? 0), 0);
  expect(lines.length).toBeGreaterThan(4000);
  expect(kept).toBeLessThan(10_000);
});

test("short paths can be folded, with any key", () => {
  const lines = foldableJson('{"__proto__":{"a":[1]}}', { theme, folded: new Set(["$.__proto__.a"]), masked: false });
  expect(lines.map(({ text }) => text)).toContain('    "a": [ … 1 ]');
});
