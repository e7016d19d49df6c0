import { test as property, fc } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { layoutFor, screenSignsFor } from "../../../../src/report/text/terminal-layout.ts";
import { wrapped } from "../../../../src/report/text/wrapped.ts";
import { MemoryOutput } from "../../../support/program/memory-output.ts";

const TERMINAL = new MemoryOutput({ isTTY: true });
const FILE = new MemoryOutput();

describe("a line that is longer than the terminal", () => {
  test("wraps between words, indented further", () => {
    expect(wrapped("  hint: start your app, or a listener\nshort", 20)).toBe(
      "  hint: start your\n    app, or a\n    listener\nshort",
    );
  });

  test("keeps a long word whole, on the line where it is", () => {
    const url = `http://127.0.0.1:4665/${"x".repeat(30)}`;
    expect(wrapped(`see ${url} for the rest of it`, 20)).toContain(url);
    expect(wrapped(url, 20)).toBe(url);
  });

  test("counts columns, not colours and code units", () => {
    const red = "\u001b[31mone two\u001b[39m";
    expect(wrapped(red, 7)).toBe(red);
    expect(wrapped(`${red} three`, 7)).toBe(`${red}\n  three`);
    expect(wrapped("日本 日本 日本", 9)).toBe("日本 日本\n  日本");
  });

  property.prop([
    fc.string({ unit: fc.constantFrom("a", " ", "\n", "\u001b[1m", "日", "…") }),
    fc.integer({ min: 1, max: 30 }),
  ])("loses nothing but blanks", (text, columns) => {
    expect(bare(wrapped(text, columns))).toBe(bare(text));
  });
});

describe("signs", () => {
  const signs = "✓ ✗ → … █░";
  test.each([
    ["a UTF-8 locale", TERMINAL, { LANG: "tr_TR.UTF-8" }, signs],
    ["utf8 in small letters", TERMINAL, { LC_ALL: "C.utf8", LANG: "C" }, signs],
    ["macOS", TERMINAL, { LC_CTYPE: "UTF-8" }, signs],
    ["the C locale", TERMINAL, { LANG: "C" }, "ok x -> ... #-"],
    ["LC_ALL before LANG", FILE, { LC_ALL: "POSIX", LANG: "C.UTF-8" }, "ok x -> ... #-"],
    ["an old Turkish locale", FILE, { LC_ALL: "", LC_CTYPE: "tr_TR.ISO-8859-9" }, "ok x -> ... #-"],
    ["a terminal without a locale", TERMINAL, { TERM: "xterm-256color" }, signs],
    ["the Linux console", TERMINAL, { TERM: "linux", LANG: "C.UTF-8" }, "ok x -> ... #-"],
    ["a file that was written on the Linux console", FILE, { TERM: "linux" }, signs],
    ["a pipe without a locale", FILE, {}, signs],
    ["Windows", TERMINAL, { OS: "Windows_NT" }, signs],
  ])("of %s", async (...[, stream, env, shown]) => {
    const layout = await layoutFor(stream, env);
    expect(layout(signs)).toBe(shown);
  });
});

test("the signs of the full screen keep their width", () => {
  const frame = "✓ ✗ → … • · ↑ ↓ ↻ ─ │ ▌ ▸ ▾ ○ ● ş";
  expect(screenSignsFor(TERMINAL, { LANG: "C" })(frame)).toBe("+ x > ~ * . ^ v r - | | > v o * ş");
  expect(screenSignsFor(TERMINAL, { LANG: "C.UTF-8" })(frame)).toBe(frame);
});

function bare(text: string): string {
  return text.replaceAll(/[ \n]/g, "");
}
