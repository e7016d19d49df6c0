import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { printable, printableStart } from "../../../../src/events/payload/printable.ts";
import { hasUnsafeCharacters } from "../../../support/terminal/unsafe-characters.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  // Halves of pairs too.
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
);

const PLAIN =
  "a b z A Z 0 9 _ - . , : ; ! ? ( ) [ ] { } \" ' \\ / & % + ç ğ ı ö ş ü Ç Ğ İ Ö Ş Ü â é ñ ß € 漢 字 ก ع 😀 📞 🇹🇷 é";
const plainText = fc
  .string({ unit: fc.constantFrom(" ", ...PLAIN.split(" ")) })
  .filter((text) => !text.trimStart().startsWith("::"));

describe("printable", () => {
  test.prop([anyText])("removes everything that a terminal could act on", (text) => {
    expect(hasUnsafeCharacters(printable(text))).toBe(false);
  });

  test.prop([anyText])("changes nothing the second time", (text) => {
    expect(printable(printable(text))).toBe(printable(text));
  });

  test.prop([plainText])("does not change plain text", (text) => {
    expect(printable(text)).toBe(text);
  });

  test.each([
    ["\u001b[31mred", "\\u001b[31mred"],
    ["a\r\nb\tc", "a\\u000d\\u000ab\\u0009c"],
    ["\u009b2J", "\\u009b2J"],
    ["abc\u202egpj.exe", "abc\\u202egpj.exe"],
    ["\u2066x\u2069", "\\u2066x\\u2069"],
    ["a\u200bb\ufeff", "a\\u200bb\\ufeff"],
    ["\ud83d", "\\ud83d"],
    ["x\u{e0041}", "x\\udb40\\udc41"],
    ["Çağrı İptal", "Çağrı İptal"],
    ["::error::x", "\\u003a:error::x"],
    ["  ::stop-commands::x", "  \\u003a:stop-commands::x"],
    ["a ##[set-output name=x]y", "a \\u0023#[set-output name=x]y"],
    ["call::init", "call::init"],
  ])("%j becomes %j", (text, shown) => {
    expect(printable(text)).toBe(shown);
  });
});

describe("printableStart", () => {
  test.prop([anyText, fc.integer({ min: 1, max: 50 })])("is safe too, and cut", (text, limit) => {
    const start = printableStart(text, limit);
    expect(hasUnsafeCharacters(start)).toBe(false);
    expect(start).toBe(text.length <= limit ? printable(text) : start);
    // An escape is six characters.
    expect(start.length).toBeLessThanOrEqual(limit * 6);
  });

  test("keeps what fits, and cuts the rest with an ellipsis", () => {
    expect(printableStart("12345", 5)).toBe("12345");
    expect(printableStart("123456", 5)).toBe("1234…");
  });

  test("does not cut a character in two", () => {
    expect(printableStart("abc📞def", 5)).toBe("abc…");
    expect(printableStart("ab📞cdef", 5)).toBe("ab📞…");
  });
});
