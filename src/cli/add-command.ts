import { type Command, Option } from "commander";
import type { CommandDefinition, CommandGroup } from "../commands/command.ts";
import { HELP_COMMAND, HELP_OPTION } from "../commands/help-and-version.ts";
import { COMMON_HEADING, COMMON_OPTIONS } from "../commands/options/common-options.ts";
import { optionName, type OptionSpec } from "../commands/options/option-spec.ts";

/** A command as it was typed, its option values still text. */
export interface TypedCommand {
  readonly definition: CommandDefinition;
  /** The first word of the command. */
  readonly command: string;
  readonly args: readonly string[];
  readonly flags: ReadonlyMap<string, readonly string[]>;
}

/** Gives a commander command the arguments, options, subcommands and examples of its definition. */
export function addCommand(
  command: Command,
  loaded: CommandDefinition | CommandGroup,
  onCommand: (invocation: TypedCommand) => Promise<void>,
): void {
  command.description(sentence(command.summary()));
  const onTyped: OnTyped = (typed) => onCommand({ ...typed, command: command.name() });
  if (!("commands" in loaded)) {
    define(command, loaded, onTyped);
    return;
  }
  command.helpCommand(`${HELP_COMMAND.name} ${HELP_COMMAND.argument}`, HELP_COMMAND.summary);
  for (const { name, summary, definition } of loaded.commands) {
    const subCommand = command.command(name, { isDefault: name === loaded.defaultCommand });
    define(subCommand.summary(summary).description(sentence(summary)), definition, onTyped);
  }
  command.addHelpText("after", examplesHelp(loaded.commands.flatMap(({ definition }) => definition.examples)));
}

type OnTyped = (typed: Omit<TypedCommand, "command">) => Promise<void>;

function define(command: Command, definition: CommandDefinition, onTyped: OnTyped): void {
  for (const { syntax, description } of definition.args) command.argument(syntax, description);
  const specs = Object.values({ ...definition.options, ...COMMON_OPTIONS });
  for (const spec of specs) command.addOption(commanderOption(spec));
  command.addHelpOption(new Option(HELP_OPTION.flags, HELP_OPTION.description).helpGroup(COMMON_HEADING));
  command.addHelpText("after", examplesHelp(definition.examples));
  command.action(() => onTyped({ definition, args: command.args, flags: typedFlags(command, specs) }));
}

/** A summary as a sentence: with a capital letter and a full stop. */
function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}

/** Values stay text here: `readOptions` parses them together with those of the environment and the config file. */
function commanderOption(spec: OptionSpec<unknown>): Option {
  const defaultCommand = spec.defaultText === undefined ? "" : ` (default: ${spec.defaultText})`;
  const option = new Option(spec.flags, `${spec.description}${defaultCommand}`);
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
    flags.set(optionName(spec), spec.shape === "switch" ? ["true"] : [value].flat().map(String));
  }
  return flags;
}

function examplesHelp(examples: CommandDefinition["examples"]): string {
  const lines = examples.map(([line, does]) => `  ${line}\n      ${does}`);
  return `\nExamples:\n${lines.join("\n")}`;
}
