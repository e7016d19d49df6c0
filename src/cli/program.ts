import { Command, Option } from "commander";
import { HELP_COMMAND, HELP_OPTION, PROGRAM, VERSION_OPTION } from "../commands/built-in.ts";
import type { CommandDefinition, CommandEntry, CommandGroup } from "../commands/command.ts";
import { COMMON_HEADING, COMMON_OPTIONS } from "../commands/common-options.ts";
import { longName, type OptionSpec } from "../commands/option-spec.ts";
import { COMMANDS } from "../commands/table.ts";
import type { HelpOutput } from "./unopened-stdout.ts";
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
  readonly help: HelpOutput;
  /** Where help goes that nobody asked for. */
  readonly errors: () => HelpOutput;
}

/** Where there is no terminal. */
const HELP_COLUMNS = 80;

/** Builds the commander program; the commands named in `argv` are loaded and complete, the others have their summary only. */
export async function buildProgram(
  argv: readonly string[],
  { help, errors }: ProgramOutput,
  onInvocation: (invocation: Invocation) => Promise<void>,
): Promise<Command> {
  const program = new Command(PROGRAM)
    .description(packageJson.description)
    .version(packageJson.version, VERSION_OPTION.flags, VERSION_OPTION.description)
    .helpOption(HELP_OPTION.flags, HELP_OPTION.description)
    .helpCommand(`${HELP_COMMAND.name} ${HELP_COMMAND.argument}`, HELP_COMMAND.summary)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => help.write(text),
      writeErr: (text) => errors().write(text),
      getOutHelpWidth: () => help.columns ?? HELP_COLUMNS,
      getErrHelpWidth: () => errors().columns ?? HELP_COLUMNS,
      // The help has none, and to ask the stream takes 3 ms.
      getOutHasColors: () => false,
      outputError: () => undefined,
    })
    .showSuggestionAfterError(true)
    // As an answer to a missing command, a sentence follows it.
    .addHelpText("after", ({ error }) => `${TOP_LEVEL_HELP}${error ? "\n" : ""}`);
  for (const entry of COMMANDS) {
    const command = subCommand(program, entry);
    if (argv.includes(entry.name)) addLoaded(command, await entry.load(), onInvocation);
  }
  return program;
}

const TOP_LEVEL_HELP = `
Examples:
  hipcall-hooks listen                  show and check what comes to this machine
  hipcall-hooks send call::hangup       post a sample event to that listener
  hipcall-hooks replay captures.ndjson  send recorded events again

Every command has its own options and examples: hipcall-hooks listen --help`;

function subCommand(parent: Command, { name, summary }: Pick<CommandEntry, "name" | "summary">, isDefault = false) {
  return parent.command(name, { isDefault }).summary(summary).description(sentence(summary));
}

function addLoaded(
  command: Command,
  loaded: CommandDefinition | CommandGroup,
  onInvocation: (invocation: Invocation) => Promise<void>,
): void {
  const onTyped: OnTyped = (typed) => onInvocation({ ...typed, command: command.name() });
  if (!("commands" in loaded)) {
    describe(command, loaded, onTyped);
    return;
  }
  command.helpCommand(`${HELP_COMMAND.name} ${HELP_COMMAND.argument}`, HELP_COMMAND.summary);
  for (const entry of loaded.commands)
    describe(subCommand(command, entry, entry.name === loaded.fallback), entry.definition, onTyped);
  command.addHelpText("after", examplesHelp(loaded.commands.flatMap(({ definition }) => definition.examples)));
}

type OnTyped = (typed: Omit<Invocation, "command">) => Promise<void>;

function describe(command: Command, definition: CommandDefinition, onTyped: OnTyped): void {
  for (const { syntax, description } of definition.args) command.argument(syntax, description);
  const specs = Object.values({ ...definition.options, ...COMMON_OPTIONS });
  for (const spec of specs) command.addOption(commanderOption(spec));
  command.addHelpOption(new Option(HELP_OPTION.flags, HELP_OPTION.description).helpGroup(COMMON_HEADING));
  command.addHelpText("after", examplesHelp(definition.examples));
  command.action(() => onTyped({ definition, args: command.args, flags: typedFlags(command, specs) }));
}

/** A summary as a line of its own: with a capital and a full stop. */
function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}

/** Values stay text here: `resolveOptions` reads them together with those of the environment and the config file. */
function commanderOption(spec: OptionSpec<unknown>): Option {
  const fallback = spec.fallbackText === undefined ? "" : ` (default: ${spec.fallbackText})`;
  const option = new Option(spec.flags, `${spec.description}${fallback}`);
  if (spec.shape === "many")
    option.argParser((text: string, before: readonly string[] | undefined) => [...(before ?? []), text]);
  if (spec.heading !== undefined) option.helpGroup(spec.heading);
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

function examplesHelp(examples: CommandDefinition["examples"]): string {
  const lines = examples.map(([line, does]) => `  ${line}\n      ${does}`);
  return `\nExamples:\n${lines.join("\n")}`;
}
