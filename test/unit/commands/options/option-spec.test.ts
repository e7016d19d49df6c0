import { describe, expect, test } from "vitest";
import {
  isInvalid,
  repeatableOption,
  optionName,
  optionalSwitch,
  option,
  optionWithDefault,
  switchOption,
} from "../../../../src/commands/options/option-spec.ts";
import { wholeNumber } from "../../../../src/commands/options/value-parsers.ts";
import { said } from "../../../../src/language/said.ts";

const NUMBER = wholeNumber(0, 9, 3);

describe("an option reads", () => {
  test.each([
    [[], false],
    [["true"], true],
    [["1"], true],
    [["YES"], true],
    [["false"], false],
    [["0"], false],
    [["no"], false],
    [[""], false],
    [["maybe"], { invalid: "maybe", expected: said("true or false"), examples: [] }],
  ])("as a switch %j", (given, value) => {
    expect(switchOption("--x", "show the version").read(given)).toEqual(value);
  });

  test("as an optional switch: undefined when it is not set", () => {
    expect(optionalSwitch("--x", "show the version").read([])).toBeUndefined();
    expect(optionalSwitch("--x", "show the version").read(["false"])).toBe(false);
  });

  test("the last of several, its default, or nothing", () => {
    expect(option("--x <n>", "show the version", NUMBER).read(["1", "2"])).toBe(2);
    expect(option("--x <n>", "show the version", NUMBER).read([])).toBeUndefined();
    expect(optionWithDefault("--x <n>", "show the version", NUMBER, "3").read([])).toBe(3);
    expect(isInvalid(option("--x <n>", "show the version", NUMBER).read(["x"]))).toBe(true);
  });

  test("all texts of a repeatable option, and refuses all when one is invalid", () => {
    expect(repeatableOption("--x <n>", "show the version", NUMBER).read([])).toEqual([]);
    expect(repeatableOption("--x <n>", "show the version", NUMBER).read(["1", "2"])).toEqual([1, 2]);
    expect(repeatableOption("--x <n>", "show the version", NUMBER).read(["1", "x"])).toMatchObject({ invalid: "x" });
  });
});

test.each([
  ["-p, --port <n>", "port"],
  ["--max-body <size>", "max-body"],
  ["--no-color", "no-color"],
])("the name of %s is %s", (flags, name) => {
  expect(optionName({ flags })).toBe(name);
});
