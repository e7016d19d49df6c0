import type { Context } from "../context.ts";
import type { Language } from "../language/language.ts";
import type { Text, Words } from "../language/said.ts";
import type { Reporter } from "../report/reporter.ts";
import type { Looks } from "../report/text/theme.ts";
import type { OptionSpecs, OptionsOf } from "./options/option-spec.ts";
import type { Suggestions } from "./options/suggestions.ts";

/** `src/cli/exit-codes.ts` and the README say what each code means. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 70 | 129 | 130 | 143;

/** The parameters of a command's `run`. */
export interface CommandInput<Specs extends OptionSpecs> {
  readonly args: readonly string[];
  readonly options: OptionsOf<Specs>;
  readonly context: Context;
  readonly reporter: Reporter;
  /** Set when the output is a terminal and the user did not ask for another form. `null`: do not open the full screen. */
  readonly fullScreen: Looks | null;
  readonly language: Language;
}

/** A command: its arguments and options as data, and the function that runs it. */
export interface CommandDefinition<Specs extends OptionSpecs = OptionSpecs> {
  readonly args: readonly ArgumentSpec[];
  readonly options: Specs;
  /** Command lines that work as printed, each with what it does. */
  readonly examples: readonly (readonly [line: string, does: Text])[];
  readonly run: (input: CommandInput<Specs>) => Promise<ExitCode>;
  /** What the user probably meant by an argument that the command does not take: `--port 3000`. */
  readonly suggestFor?: (argument: string) => string | undefined;
}

/** One argument as data. Commander, the help and the shell completion read it. */
export interface ArgumentSpec {
  /** In commander's syntax: `<source...>`. */
  readonly syntax: string;
  readonly description: Words;
  readonly suggestions: Suggestions;
}

/** A command of the table. The definition is loaded only when the command is used. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: Text;
  readonly load: () => Promise<CommandDefinition | CommandGroup>;
}

/** Commands under one name: `events list`, `events show`. */
export interface CommandGroup {
  /** The command that runs when the user names none. */
  readonly defaultCommand: string;
  /** What the user probably meant by a word that is none of the commands, without the name of the group: `show call_init`. */
  readonly suggestFor?: (word: string) => string | undefined;
  readonly commands: readonly SubCommand[];
}

interface SubCommand {
  readonly name: string;
  readonly summary: Text;
  readonly definition: CommandDefinition;
}

/** Checks that `run` fits the options. The result has no type parameter, so that all commands fit one table. */
export function defineCommand<Specs extends OptionSpecs>(definition: CommandDefinition<Specs>): CommandDefinition {
  return definition as unknown as CommandDefinition;
}
