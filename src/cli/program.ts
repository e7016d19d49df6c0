import { Command } from "commander";
import { HELP_COMMAND, HELP_OPTION, PROGRAM, VERSION_OPTION } from "../commands/help-and-version.ts";
import { COMMANDS } from "../commands/table.ts";
import type { Context } from "../context.ts";
import type { TypedCommand } from "./add-command.ts";
import packageJson from "../../package.json" with { type: "json" };

/** The width of the help where there is no terminal. */
const HELP_COLUMNS = 80;

/** Builds the commander program. Only the commands named in `argv` are loaded; the others have their name and summary. */
export async function buildProgram(
  argv: readonly string[],
  context: Pick<Context, "stdout" | "stderr">,
  onCommand: (invocation: TypedCommand) => Promise<void>,
): Promise<Command> {
  const program = new Command(PROGRAM)
    .description(packageJson.description)
    .version(packageJson.version, VERSION_OPTION.flags, VERSION_OPTION.description)
    .helpOption(HELP_OPTION.flags, HELP_OPTION.description)
    .helpCommand(`${HELP_COMMAND.name} ${HELP_COMMAND.argument}`, HELP_COMMAND.summary)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      getOutHelpWidth: () => context.stdout.columns ?? HELP_COLUMNS,
      getErrHelpWidth: () => context.stderr.columns ?? HELP_COLUMNS,
      outputError: () => undefined,
    })
    .showSuggestionAfterError(true)
    // Without a command the help is followed by an error message.
    .addHelpText("after", ({ error }) => `${TOP_LEVEL_HELP}${error ? "\n" : ""}`);
  for (const entry of COMMANDS) {
    const command = program.command(entry.name).summary(entry.summary);
    if (!argv.includes(entry.name)) continue;
    const { addCommand } = await import("./add-command.ts");
    addCommand(command, await entry.load(), onCommand);
  }
  return program;
}

const TOP_LEVEL_HELP = `
Examples:
  hipcall-hooks listen                  show and check what comes to this machine
  hipcall-hooks send call::hangup       post a sample event to that listener
  hipcall-hooks replay captures.ndjson  send recorded events again

Every command has its own options and examples: hipcall-hooks listen --help`;
