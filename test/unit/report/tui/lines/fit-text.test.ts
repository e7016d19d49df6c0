import { fc, test } from "@fast-check/vitest";
import stringWidth from "string-width";
import { describe, expect } from "vitest";
import { clipped, fitted, wrapped, wrappedWithColours } from "../../../../../src/report/tui/lines/fit-text.ts";

describe("text", () => {
  test.prop([fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 60 })])(
    "fits its cells exactly",
    (text, width) => {
      const printableText = text.replaceAll(/\p{C}/gu, "");
      expect(stringWidth(fitted(printableText, width))).toBe(width);
    },
  );

  test.prop([fc.array(fc.stringMatching(/^[a-z]{1,30}$/)), fc.integer({ min: 4, max: 40 })])(
    "is wrapped without losing a letter, and no line is too long",
    (words, width) => {
      const lines = wrapped(words.join(" "), width);
      expect(lines.join("").replaceAll(" ", "")).toBe(words.join(""));
      expect(lines.every((line) => line.length <= width)).toBe(true);
    },
  );
});

test.prop([
  fc.array(fc.tuple(fc.constantFrom("32", "1", "0"), fc.stringMatching(/^[a-zü漢 ]{0,12}$/))),
  fc.integer({ min: 2, max: 40 }),
])("a coloured line is clipped to its cells, and keeps every change of colour", (parts, width) => {
  const line = parts.map(([code, text]) => `\u001b[${code}m${text}`).join("");
  const cut = clipped(line, width);
  expect(stringWidth(cut)).toBeLessThanOrEqual(width);
  expect(cut.match(/\u001b\[\d+m/g)).toEqual(line.match(/\u001b\[\d+m/g));
  if (stringWidth(line) <= width) expect(cut).toBe(line);
});

test.prop([
  fc.array(fc.tuple(fc.constantFrom("32", "1", "0"), fc.stringMatching(/^[a-zü漢 ]{0,12}$/)), { maxLength: 6 }),
  fc.integer({ min: 4, max: 40 }),
])("a coloured line is wrapped without losing a letter, each part with its colours", (parts, width) => {
  const line = parts.map(([code, word]) => `\u001b[${code}m${word}`).join("");
  const lines = wrappedWithColours(line, width);
  expect(lines.map((part) => part.replaceAll(/\u001b\[\d+m/g, "")).join("")).toBe(
    parts.map(([, word]) => word).join(""),
  );
  expect(lines.every((part) => stringWidth(part) <= width)).toBe(true);
});
