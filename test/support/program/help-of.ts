import { CommanderError } from "commander";
import { buildProgram } from "../../../src/cli/program.ts";
import { COMMANDS } from "../../../src/commands/table.ts";
import type { Context } from "../../../src/context.ts";
import { ENGLISH, type Language } from "../../../src/language/language.ts";
import { MemoryOutput } from "./memory-output.ts";

/** The words of every command, with those of groups and the program itself. */
export async function allCommandWords(): Promise<string[][]> {
  const words: string[][] = [[]];
  for (const { name, load } of COMMANDS) {
    words.push([name]);
    const loaded = await load();
    if ("commands" in loaded) words.push(...loaded.commands.map((entry) => [name, entry.name]));
  }
  return words;
}

/** What `--help` of a command prints on a terminal of this width. */
export async function helpOf(
  command: readonly string[],
  columns: number,
  language: Language = ENGLISH,
  env: Context["env"] = {},
): Promise<string> {
  const stdout = Object.assign(new MemoryOutput(), { columns });
  const argv = [...command, "--help"];
  const context = { stdout, stderr: new MemoryOutput(), cwd: "/", env };
  const program = await buildProgram(argv, context, () => Promise.resolve(), language);
  const ended: unknown = await program.parseAsync(argv, { from: "user" }).catch((error: unknown) => error);
  if (!(ended instanceof CommanderError) || ended.exitCode !== 0) throw new Error("no help", { cause: ended });
  return stdout.text;
}
