import { expect, test } from "vitest";
import { option, repeatableOption, switchOption } from "../../../../src/commands/options/option-spec.ts";
import {
  type OptionSources,
  checkConfigKeys,
  environmentName,
  readOptions,
} from "../../../../src/commands/options/read-options.ts";
import { wholeNumber } from "../../../../src/commands/options/value-parsers.ts";

const NUMBER = wholeNumber(0, 9, 3);
const SPECS = {
  port: option("-p, --port <n>", "show the version", NUMBER),
  only: repeatableOption("--only <n>", "show the version", NUMBER),
  json: switchOption("--json", "show the version"),
};

test("a flag wins over the environment, which wins over the config file", () => {
  const config = { path: "c.json", values: { listen: { port: 1, only: [1, 2] } } };
  const env = { HIPCALL_HOOKS_PORT: "2" };
  expect(read({ config, env, flags: new Map([["port", ["3"]]]) }).port).toBe(3);
  expect(read({ config, env }).port).toBe(2);
  expect(read({ config })).toEqual({ port: 1, only: [1, 2], json: false });
  expect(read({})).toEqual({ port: undefined, only: [], json: false });
});

test("a typed --output overrides a --json of the environment", () => {
  const env = { HIPCALL_HOOKS_JSON: "1" };
  expect(read({ env }).json).toBe(true);
  expect(read({ env, flags: new Map([["output", ["pretty"]]]) }).json).toBe(false);
});

test.each([
  [{ flags: new Map([["port", ["x"]]]) }, "usage", '--port must be a whole number from 0 to 9 (got "x"; example: 3)'],
  [{ env: { HIPCALL_HOOKS_JSON: "x" } }, "usage", 'HIPCALL_HOOKS_JSON must be true or false (got "x")'],
  [
    { config: { path: "c.json", values: { listen: { only: [1, 10] } } } },
    "input",
    'c.json: listen.only must be a whole number from 0 to 9 (got "10"; example: 3)',
  ],
])("the error about a bad value says where the value comes from: %j", (sources, code, message) => {
  expect(() => read(sources)).toThrow(expect.objectContaining({ code, message }));
});

test("an unknown key in the section of a command is refused, with the nearest option", () => {
  const config = { path: "c.json", values: { listen: { prot: 1 }, send: { other: 1 } } };
  expect(() => checkConfigKeys(SPECS, { command: "listen", config })).toThrow(
    expect.objectContaining({ message: 'c.json: unknown option "listen.prot"', hint: "did you mean port?" }),
  );
});

test.each([
  ["-p, --port <n>", "HIPCALL_HOOKS_PORT"],
  ["--max-body <size>", "HIPCALL_HOOKS_MAX_BODY"],
  ["--no-color", "HIPCALL_HOOKS_NO_COLOR"],
  ["-t, --to <url>", "HIPCALL_HOOKS_TARGET"],
])("the environment variable of %s is %s", (flags, variable) => {
  expect(environmentName({ flags })).toBe(variable);
});

function read(sources: Partial<OptionSources>): ReturnType<typeof readOptions<typeof SPECS>> {
  return readOptions(SPECS, { command: "listen", flags: new Map(), env: {}, config: undefined, ...sources });
}
