import { CommanderError } from "commander";
import { expect, test } from "vitest";
import { buildProgram } from "../../../src/cli/program.ts";
import { usageFailure } from "../../../src/cli/usage-failure.ts";
import { MemoryOutput } from "../../support/program/memory-output.ts";

test.each([
  [["lisen"], 'unknown command "lisen"', "did you mean listen?"],
  [["x"], 'unknown command "x"', "see: hipcall-hooks --help"],
  [["listen", "--prot", "3"], 'unknown option "--prot"', "did you mean --port?"],
  [["listen", "--port"], "--port needs a value", "see: hipcall-hooks listen --help"],
  [["send", "-H"], "--header needs a value", "see: hipcall-hooks send --help"],
  [["validate"], "missing argument: source", "see: hipcall-hooks validate --help"],
  [[], "no command given; choose one from the list above", undefined],
])("%j: %s (%s)", async (argv, message, hint) => {
  const error = await commanderError(argv);
  expect(usageFailure(error, argv)).toMatchObject({ code: "usage", message, hint });
});

test("a message of a newer commander is printed unchanged", () => {
  const error = new CommanderError(1, "commander.new", "error: something new");
  expect(usageFailure(error, [])).toMatchObject({ message: "something new", hint: "see: hipcall-hooks --help" });
});

async function commanderError(argv: readonly string[]): Promise<CommanderError> {
  const program = await buildProgram(
    argv,
    { stdout: new MemoryOutput(), stderr: new MemoryOutput(), cwd: "/", env: {} },
    async () => {
      await Promise.reject(new Error("the command was parsed"));
    },
  );
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return error;
    throw error;
  }
  throw new Error("commander refused nothing");
}
