import { HELP_COMMAND, HELP_OPTION, VERSION_OPTION } from "../help-and-version.ts";
import type { ArgumentSpec, CommandDefinition, CommandEntry, CommandGroup } from "../command.ts";
import { withCommonOptions } from "../options/common-options.ts";
import { type SuggestedWord, type Suggestions, SUGGEST_NOTHING } from "../options/suggestions.ts";
import type { OptionSpec } from "../options/option-spec.ts";

/** A command and what can be typed after it. */
export interface CommandNode {
  /** The words of the command; empty for the program itself. */
  readonly path: readonly string[];
  readonly summary: string;
  readonly options: readonly TreeOption[];
  readonly args: readonly TreeArgument[];
  readonly commands: readonly CommandNode[];
}

export interface TreeOption {
  /** With their dashes: `-p`, `--port`. */
  readonly names: readonly string[];
  readonly description: string;
  /** `undefined` for an option without a value. */
  readonly value: { readonly name: string; readonly suggestions: Suggestions } | undefined;
  readonly repeatable: boolean;
}

export interface TreeArgument {
  readonly name: string;
  readonly repeats: boolean;
  readonly suggestions: Suggestions;
}

/** The tree of the whole program. Loads every command. */
export async function commandTree(entries: readonly CommandEntry[]): Promise<CommandNode> {
  const commands = await Promise.all(
    entries.map(async ({ name, summary, load }) => commandNode([name], summary, await load())),
  );
  return withHelp({
    path: [],
    summary: "",
    options: [VERSION_OPTION, HELP_OPTION].map(switchNode),
    args: [],
    commands,
  });
}

/** The node itself and all nodes below it. */
export function allNodes(root: CommandNode): CommandNode[] {
  return [root, ...root.commands.flatMap(allNodes)];
}

/** The arguments of a command. A group has one: the name of a subcommand. */
export function argumentsOf({ args, commands }: CommandNode): readonly TreeArgument[] {
  if (commands.length === 0) return args;
  return [{ name: "command", repeats: false, suggestions: { words: commandWords(commands), files: false } }];
}

function commandNode(path: readonly string[], summary: string, loaded: CommandDefinition | CommandGroup): CommandNode {
  if (!("commands" in loaded)) return { path, summary, ...optionsAndArgs(loaded), commands: [] };
  const commands = loaded.commands.map((entry) => commandNode([...path, entry.name], entry.summary, entry.definition));
  const defaultCommand = loaded.commands.find(({ name }) => name === loaded.defaultCommand);
  const options = defaultCommand === undefined ? [] : optionsAndArgs(defaultCommand.definition).options;
  return withHelp({ path, summary, options, args: [], commands });
}

function optionsAndArgs({ options, args }: CommandDefinition): Pick<CommandNode, "options" | "args"> {
  const specs = Object.values(withCommonOptions(options));
  return { options: [...specs.map(optionNode), switchNode(HELP_OPTION)], args: args.map(argumentNode) };
}

function withHelp(node: CommandNode): CommandNode {
  const { name, argument, summary } = HELP_COMMAND;
  const words = commandWords(node.commands);
  const help: CommandNode = {
    path: [...node.path, name],
    summary,
    options: [],
    args: [argumentNode({ syntax: argument, description: "", suggestions: { words, files: false } })],
    commands: [],
  };
  return { ...node, commands: [...node.commands, help] };
}

function commandWords(commands: readonly CommandNode[]): SuggestedWord[] {
  return commands.map(({ path, summary }) => ({ word: path.at(-1) ?? "", description: summary }));
}

function optionNode({ flags, description, shape, suggestions }: OptionSpec<unknown>): TreeOption {
  const { names, description: text } = switchNode({ flags, description });
  const name = /<(.+)>/.exec(flags)?.[1] ?? "value";
  const value =
    shape === "switch" || shape === "optional" ? undefined : { name, suggestions: suggestions ?? SUGGEST_NOTHING };
  return { names, description: text, value, repeatable: shape === "many" };
}

function switchNode({ flags, description }: Pick<OptionSpec<unknown>, "flags" | "description">): TreeOption {
  const names = flags.match(/(?<!\S)--?[a-zA-Z][\w-]*/g) ?? [];
  return { names, description, value: undefined, repeatable: false };
}

function argumentNode({ syntax, suggestions }: ArgumentSpec): TreeArgument {
  return { name: syntax.replaceAll(/[[\]<>.]/g, ""), repeats: syntax.includes("..."), suggestions };
}
