import { Command, Option } from "commander";
import type { CommandDefinition, CommandGroup } from "../commands/command.ts";
import { COMMON_OPTIONS } from "../commands/common-options.ts";
import { longName, type OptionSpec } from "../commands/option-spec.ts";
import { COMMANDS } from "../commands/table.ts";
import packageJson from "../../package.json" with { type: "json" };

/** What was typed, ready for `resolveOptions`. */
export interface Invocation {
  readonly definition: CommandDefinition;
  /** The first word of the command. */
  readonly command: string;
  readonly args: readonly string[];
  readonly flags: ReadonlyMap<string, readonly string[]>;
}

interface ProgramOutput {
  readonly writeOut: (text: string) => void;
  readonly writeErr: (text: string) => void;
}

/** Builds the commander program; the commands named in `argv` are loaded and complete, the others have their summary only. */
export async function buildProgram(
  argv: readonly string[],
  { writeOut, writeErr }: ProgramOutput,
  onInvocation: (invocation: Invocation) => Promise<void>,
): Promise<Command> {
  const program = new Command("hipcall-hooks")
    .description(packageJson.description)
    .version(packageJson.version, "-V, --version", "show the version")
    .helpOption("-h, --help", "show this help")
    .exitOverride()
    .configureOutput({ writeOut, writeErr, outputError: () => undefined })
    .showSuggestionAfterError(true)
    .addHelpText("after", TOP_LEVEL_HELP);
  for (const entry of COMMANDS) {
    const command = program.command(entry.name).summary(entry.summary).description(entry.summary);
    if (argv.includes(entry.name)) addLoaded(command, await entry.load(), onInvocation);
  }
  return program;
}

const TOP_LEVEL_HELP = `
Examples:
  hipcall-hooks listen                     show and check webhooks that come to this machine
  hipcall-hooks send call::hangup          post a sample event to that listener
  hipcall-hooks replay captures.ndjson     send recorded events again
Every command has its own: hipcall-hooks listen --help`;

function addLoaded(
  command: Command,
  loaded: CommandDefinition | CommandGroup,
  onInvocation: (invocation: Invocation) => Promise<void>,
): void {
  if (!("commands" in loaded)) {
    describe(command, loaded, (typed) => onInvocation({ ...typed, command: loaded.name }));
    return;
  }
  for (const definition of loaded.commands) {
    const isDefault = definition.name === loaded.fallback;
    const inner = command
      .command(definition.name, { isDefault })
      .summary(definition.summary)
      .description(definition.summary);
    describe(inner, definition, (typed) => onInvocation({ ...typed, command: loaded.name }));
  }
}

function describe(
  command: Command,
  definition: CommandDefinition,
  onTyped: (typed: Omit<Invocation, "command">) => Promise<void>,
): void {
  if (definition.args !== "") command.arguments(definition.args);
  const specs = Object.values({ ...definition.options, ...COMMON_OPTIONS });
  for (const spec of specs) command.addOption(commanderOption(spec));
  command.addHelpText("after", examplesHelp(definition));
  command.action(() => onTyped({ definition, args: command.args, flags: typedFlags(command, specs) }));
}

/** Values stay text here: `resolveOptions` reads them together with those of the environment and the config file. */
function commanderOption(spec: OptionSpec<unknown>): Option {
  const fallback = spec.fallbackText === undefined ? "" : ` (default: ${spec.fallbackText})`;
  const option = new Option(spec.flags, `${spec.description}${fallback}`);
  if (spec.shape === "many")
    option.argParser((text: string, before: readonly string[] | undefined) => [...(before ?? []), text]);
  return option;
}

function typedFlags(command: Command, specs: readonly OptionSpec<unknown>[]): ReadonlyMap<string, readonly string[]> {
  const flags = new Map<string, readonly string[]>();
  for (const option of command.options) {
    const key = option.attributeName();
    if (command.getOptionValueSource(key) !== "cli") continue;
    const value: unknown = command.getOptionValue(key);
    const spec = specs.find(({ flags: text }) => text === option.flags);
    if (spec === undefined || (spec.shape === "switch" && value === option.negate)) continue;
    flags.set(longName(spec), spec.shape === "switch" ? ["true"] : [value].flat().map(String));
  }
  return flags;
}

function examplesHelp({ examples }: CommandDefinition): string {
  const lines = examples.map(([line, does]) => `  ${line}\n      ${does}`);
  return `\nExamples:\n${lines.join("\n")}`;
}
