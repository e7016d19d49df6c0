import { CommanderError } from "commander";
import type { ExitCode } from "../commands/command.ts";
import { COMMANDS } from "../commands/table.ts";
import type { Context } from "../context.ts";
import { Failure } from "../failure.ts";
import { FAILURE_EXIT_CODES } from "./exit-codes.ts";
import { buildProgram } from "./program.ts";

/** Runs the program and returns its exit code. `argv` is without node and script. Never throws. */
export async function main(argv: readonly string[], context: Context): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  try {
    const program = await buildProgram(argv, context, async (invocation) => {
      const { runCommand } = await import("./run-command.ts");
      exitCode = await runCommand(invocation, context);
    });
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const failure = error instanceof CommanderError ? usageFailure(error, argv) : error;
    const { reportFailure } = await import("./report-failure.ts");
    reportFailure(failure, argv, context);
    return FAILURE_EXIT_CODES[failure instanceof Failure ? failure.code : "internal"];
  }
}

/** Commander's sentence, its suggestion as the hint. */
function usageFailure({ code, message }: CommanderError, argv: readonly string[]): Failure {
  // The help stands above it already.
  if (code === "commander.help") return new Failure("usage", "no command was given: name one of those above");
  const [sentence = message, suggestion] = message.replace(/^error: /, "").split("\n");
  const meant = /^\(Did you mean (.*)\?\)$/.exec(suggestion ?? "")?.[1];
  const command = COMMANDS.find(({ name }) => name === argv[0]);
  const help = command === undefined ? "hipcall-hooks --help" : `hipcall-hooks ${command.name} --help`;
  return new Failure("usage", sentence, { hint: meant === undefined ? `see: ${help}` : `did you mean ${meant}?` });
}
