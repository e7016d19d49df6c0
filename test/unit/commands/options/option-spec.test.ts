import { describe, expect, test } from "vitest";
import {
  isRefused,
  listOption,
  longName,
  openSwitch,
  option,
  optionOr,
  switchOption,
} from "../../../../src/commands/options/option-spec.ts";
import { environmentName } from "../../../../src/commands/options/resolve-options.ts";
import { wholeNumber } from "../../../../src/commands/options/value-kind.ts";

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
    [["maybe"], { refused: "maybe", wants: "true or false" }],
  ])("as a switch %j", (given, value) => {
    expect(switchOption("--x", "").read(given)).toEqual(value);
  });

  test("as an open switch nothing from nothing", () => {
    expect(openSwitch("--x", "").read([])).toBeUndefined();
    expect(openSwitch("--x", "").read(["false"])).toBe(false);
  });

  test("the last of several, its default, or nothing", () => {
    expect(option("--x <n>", "", NUMBER).read(["1", "2"])).toBe(2);
    expect(option("--x <n>", "", NUMBER).read([])).toBeUndefined();
    expect(optionOr("--x <n>", "", [NUMBER, "3"]).read([])).toBe(3);
    expect(isRefused(option("--x <n>", "", NUMBER).read(["x"]))).toBe(true);
  });

  test("as a list all of them, and refuses it for one", () => {
    expect(listOption("--x <n>", "", NUMBER).read([])).toEqual([]);
    expect(listOption("--x <n>", "", NUMBER).read(["1", "2"])).toEqual([1, 2]);
    expect(listOption("--x <n>", "", NUMBER).read(["1", "x"])).toMatchObject({ refused: "x" });
  });
});

test.each([
  ["-p, --port <n>", "port", "HIPCALL_HOOKS_PORT"],
  ["--max-body <size>", "max-body", "HIPCALL_HOOKS_MAX_BODY"],
  ["--no-color", "no-color", "HIPCALL_HOOKS_NO_COLOR"],
  ["-t, --to <url>", "to", "HIPCALL_HOOKS_TARGET"],
])("%s is called %s, and %s in the environment", (flags, name, variable) => {
  expect(longName({ flags })).toBe(name);
  expect(environmentName({ flags })).toBe(variable);
});
