import { describe, expect, test } from "vitest";
import { ENGLISH } from "../../../../src/language/language.ts";
import { wantsColour } from "../../../../src/report/text/colour.ts";
import { type Looks, type Theme, createTheme, themeFor } from "../../../../src/report/text/theme.ts";
import { MemoryOutput } from "../../../support/program/memory-output.ts";

const TERMINAL = new MemoryOutput({ isTTY: true });
const FILE = new MemoryOutput();

describe("colour", () => {
  test.each([
    ["a terminal", TERMINAL, {}, undefined, true],
    ["a file", FILE, {}, undefined, false],
    ["a dumb terminal", TERMINAL, { TERM: "dumb" }, undefined, false],
    ["a coding agent", TERMINAL, { AI_AGENT: "some-agent" }, undefined, false],
    ["a coding agent of the other name", TERMINAL, { AGENT: "1" }, undefined, false],
    ["no coding agent", TERMINAL, { AI_AGENT: "0", AGENT: "" }, undefined, true],
    ["a coding agent that wants colour", TERMINAL, { AGENT: "1", FORCE_COLOR: "1" }, undefined, true],
    ["NO_COLOR", TERMINAL, { NO_COLOR: "1" }, undefined, false],
    ["an empty NO_COLOR", TERMINAL, { NO_COLOR: "" }, undefined, true],
    ["FORCE_COLOR", FILE, { FORCE_COLOR: "1" }, undefined, true],
    ["an empty FORCE_COLOR", FILE, { FORCE_COLOR: "" }, undefined, true],
    ["FORCE_COLOR=0", TERMINAL, { FORCE_COLOR: "0" }, undefined, false],
    ["FORCE_COLOR=false", TERMINAL, { FORCE_COLOR: "false" }, undefined, false],
    ["both", FILE, { NO_COLOR: "1", FORCE_COLOR: "1" }, undefined, false],
    ["--color to a file", FILE, { NO_COLOR: "1" }, true, true],
    ["--no-color", TERMINAL, { FORCE_COLOR: "1" }, false, false],
  ])("%s", (...[, stream, env, choice, wanted]) => {
    expect(wantsColour(stream, env, choice)).toBe(wanted);
  });

  test("that is not wanted leaves text unchanged", () => {
    expect(paintsOf(createTheme(false)).map((paint) => paint("x"))).toEqual(
      paintsOf(createTheme(false)).map(() => "x"),
    );
    expect(createTheme(true).bad("x")).not.toBe("x");
  });

  test("that is turned off keeps bold, faint and inverse on a terminal: they are no colours", () => {
    for (const theme of [
      themeFor(TERMINAL, { NO_COLOR: "1" }, looks(undefined)),
      themeFor(TERMINAL, {}, looks(false)),
    ]) {
      expect([theme.strong("x"), theme.inverse("x"), theme.faint("x")]).toEqual([
        "\u001b[1mx\u001b[22m",
        "\u001b[7mx\u001b[27m",
        "\u001b[2mx\u001b[22m",
      ]);
      expect([theme.bad("x"), theme.jsonKey("x")]).toEqual(["x", "x"]);
    }
    expect(themeFor(FILE, { NO_COLOR: "1" }, looks(undefined)).strong("x")).toBe("x");
    expect(themeFor(TERMINAL, { NO_COLOR: "1", TERM: "dumb" }, looks(undefined)).strong("x")).toBe("x");
  });
});

function looks(colour: boolean | undefined): Looks {
  return { colour, language: ENGLISH };
}

function paintsOf(theme: Theme): ((text: string) => string)[] {
  return Object.values(theme).filter((part) => typeof part === "function");
}
