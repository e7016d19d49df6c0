import { CommanderError } from "commander";
import type { ExitCode } from "../commands/command.ts";
import type { Context } from "../context.ts";
import { Failure } from "../failure.ts";
import { FAILURE_EXIT_CODES } from "./exit-codes.ts";
import { loadLanguage, typedLanguage } from "./choose-language.ts";
import { type TypedCommand, buildProgram, commandFirst, valuesAfterEquals } from "./program.ts";
import { reportFailure } from "./report-failure.ts";
import { usageFailure } from "./usage-failure.ts";

/** Runs the program and returns its exit code. `argv` is without node and script. Never throws. */
export async function main(argv: readonly string[], context: Context): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  let words = argv;
  let language = await loadLanguage(typedLanguage(argv, context));
  try {
    const onTyped = async (typed: TypedCommand): Promise<void> => {
      // Help and version start faster without the reporters and the schemas.
      const { readSettings, runCommand } = await import("./run-command.ts");
      const settings = await readSettings(typed, context);
      language = settings.looks.language;
      exitCode = await runCommand(typed, context, settings);
    };
    const program = await buildProgram(argv, context, onTyped, language);
    words = commandFirst(argv, program);
    await program.parseAsync(valuesAfterEquals(words, program), { from: "user" });
    return exitCode;
  } catch (error) {
    // Commander throws after it has printed the help or the version, too.
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const failure = error instanceof CommanderError ? usageFailure(error, words) : error;
    await reportFailure(failure, argv, context, language);
    return FAILURE_EXIT_CODES[failure instanceof Failure ? failure.code : "internal"];
  }
}
