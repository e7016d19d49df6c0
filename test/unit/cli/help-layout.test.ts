import { expect, test } from "vitest";
import { buildProgram } from "../../../src/cli/program.ts";
import { COMMANDS } from "../../../src/commands/table.ts";
import { MemoryOutput } from "../../support/program/memory-output.ts";

const COMMAND_LINES = [[], ...COMMANDS.map(({ name }) => [name]), ["events", "explain"], ["captures", "scrub"]];

async function helpOf(command: readonly string[], columns: number): Promise<string> {
  const stdout = Object.assign(new MemoryOutput(), { columns });
  const argv = [...command, "--help"];
  const program = await buildProgram(argv, { stdout, stderr: new MemoryOutput(), cwd: "/" }, () => Promise.resolve());
  await expect(program.parseAsync(argv, { from: "user" })).rejects.toMatchObject({ exitCode: 0 });
  return stdout.text;
}

/** Lines that are too long. Command lines of examples, and headings, stay whole. */
function tooLong(help: string, columns: number): string[] {
  return help
    .split("\n")
    .filter((line) => line.length > columns && !/^ {2}(?:[a-z'."]|echo|eval)|:$|^Usage/.test(line));
}

test.each(COMMAND_LINES)("the help of %j fits 80 columns", async (...command) => {
  expect(tooLong(await helpOf(command, 80), 80)).toEqual([]);
});

test.each(COMMAND_LINES)("the help of %j fits 40 columns", async (...command) => {
  const help = await helpOf(command, 40);
  expect(tooLong(help, 40)).toEqual([]);
  expect(help.replaceAll(/\s+/g, " ")).toContain("Examples:");
});

test("a narrow help has the descriptions below the options", async () => {
  expect(await helpOf(["listen"], 40)).toContain(
    "  --path <path>\n      accept only this path, 404\n      otherwise\n",
  );
});
