import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { jsonLine } from "../../../../src/captures/record/json-line.ts";
import { hasUnsafeCharacters } from "../../../support/terminal/unsafe-characters.ts";

const UNIT = fc.oneof(
  fc.constantFrom(
    "\u001b",
    "\u007f",
    "\u009b",
    "\u202e",
    "\u2028",
    "\u200b",
    "\ufeff",
    "\u00ad",
    "\u{e0041}",
    "\ud800",
  ),
  fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
);

describe("a JSON line", () => {
  test.prop([fc.jsonValue({ stringUnit: UNIT })])(
    "parses back to the same value, and is safe on a terminal",
    (value) => {
      const line = jsonLine({ value });
      expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify({ value })));
      expect(hasUnsafeCharacters(line.slice(0, -1))).toBe(false);
    },
  );

  test.each(["\u001b[2J", "\u007f", "\u009b", "\u202e", "\u2028", "\u200b", "\ufeff", "\u00ad", "\u{e0041}", "\ud800"])(
    "writes %j as escapes",
    (text) => {
      const line = jsonLine({ text });
      expect(line).toMatch(/^[\u0020-\u007e]+\n$/);
      expect(JSON.parse(line)).toEqual({ text });
    },
  );

  test("leaves Turkish letters and emoji readable", () => {
    expect(jsonLine({ text: "Çağrı 📞" })).toBe('{"text":"Çağrı 📞"}\n');
  });
});
