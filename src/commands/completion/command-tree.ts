import { HELP_COMMAND, HELP_OPTION, VERSION_OPTION } from "../help-and-version.ts";
import type { ArgumentSpec, CommandDefinition, CommandEntry, CommandGroup } from "../command.ts";
import { COMMON_OPTIONS, withCommonOptions } from "../options/common-options.ts";
import { ENGLISH, type Language } from "../../language/language.ts";
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

type Fixed = Language["fixed"];

/** The tree of the whole program, described in a language. Loads every command. */
export async function commandTree(
  entries: readonly CommandEntry[],
  { fixed }: Pick<Language, "fixed"> = ENGLISH,
): Promise<CommandNode> {
  const commands = await Promise.all(
    entries.map(async ({ name, summary, load }) =>
      commandNode({ path: [name], summary: fixed(summary), loaded: await load() }, fixed),
    ),
  );
  const options = [
    ...[VERSION_OPTION, HELP_OPTION].map((option) => switchNode(option, fixed)),
    optionNode(COMMON_OPTIONS.lang, fixed),
  ];
  return withHelp({ path: [], summary: "", options, args: [], commands }, fixed);
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

interface LoadedCommand extends Pick<CommandNode, "path" | "summary"> {
  readonly loaded: CommandDefinition | CommandGroup;
}

function commandNode({ path, summary, loaded }: LoadedCommand, fixed: Fixed): CommandNode {
  if (!("commands" in loaded)) return { path, summary, ...optionsAndArgs(loaded, fixed), commands: [] };
  const commands = loaded.commands.map((entry) =>
    commandNode({ path: [...path, entry.name], summary: fixed(entry.summary), loaded: entry.definition }, fixed),
  );
  const defaultCommand = loaded.commands.find(({ name }) => name === loaded.defaultCommand);
  const options = defaultCommand === undefined ? [] : optionsAndArgs(defaultCommand.definition, fixed).options;
  return withHelp({ path, summary, options, args: [], commands }, fixed);
}

function optionsAndArgs({ options, args }: CommandDefinition, fixed: Fixed): Pick<CommandNode, "options" | "args"> {
  const specs = Object.values(withCommonOptions(options)).map((spec) => optionNode(spec, fixed));
  return { options: [...specs, switchNode(HELP_OPTION, fixed)], args: args.map((arg) => argumentNode(arg, fixed)) };
}

function withHelp(node: CommandNode, fixed: Fixed): CommandNode {
  const { name, summary } = HELP_COMMAND;
  const words = commandWords(node.commands);
  const help: CommandNode = {
    path: [...node.path, name],
    summary: fixed(summary),
    options: [],
    args: [{ name: "command", repeats: false, suggestions: { words, files: false } }],
    commands: [],
  };
  return { ...node, commands: [...node.commands, help] };
}

function commandWords(commands: readonly CommandNode[]): SuggestedWord[] {
  return commands.map(({ path, summary }) => ({ word: path.at(-1) ?? "", description: summary }));
}

function optionNode({ flags, description, shape, suggestions }: OptionSpec<unknown>, fixed: Fixed): TreeOption {
  const name = /<(.+)>/.exec(flags)?.[1] ?? "value";
  const value =
    shape === "switch" || shape === "optional"
      ? undefined
      : { name, suggestions: suggestionsIn(suggestions ?? SUGGEST_NOTHING, fixed) };
  return { ...switchNode({ flags, description }, fixed), value, repeatable: shape === "many" };
}

function switchNode(
  { flags, description }: Pick<OptionSpec<unknown>, "flags" | "description">,
  fixed: Fixed,
): TreeOption {
  const names = flags.match(/(?<!\S)--?[a-zA-Z][\w-]*/g) ?? [];
  return { names, description: fixed(description), value: undefined, repeatable: false };
}

function argumentNode(
  { syntax, suggestions }: Pick<ArgumentSpec, "syntax" | "suggestions">,
  fixed: Fixed,
): TreeArgument {
  const name = syntax.replaceAll(/[[\]<>.]/g, "");
  return { name, repeats: syntax.includes("..."), suggestions: suggestionsIn(suggestions, fixed) };
}

function suggestionsIn({ words, files }: Suggestions, fixed: Fixed): Suggestions {
  return { words: words.map(({ word, description }) => ({ word, description: fixed(description) })), files };
}
