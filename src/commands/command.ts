import type { Context } from "../context.ts";
import type { ColourChoice } from "../report/text/colour.ts";
import type { Reporter } from "../report/reporter.ts";
import type { Suggestions } from "./options/suggestions.ts";
import type { OptionSpecs, OptionsOf } from "./options/option-spec.ts";

/** How a run ended; the table with the meanings is in the README and in `src/cli/exit-codes.ts`. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 70 | 130 | 143;

/** What a command is given: everything parsed, nothing left to ask. */
export interface CommandInput<Specs extends OptionSpecs> {
  readonly args: readonly string[];
  readonly options: OptionsOf<Specs>;
  readonly context: Context;
  readonly reporter: Reporter;
  /** A person sits at a terminal and wants the full screen, if the command has one; `null` otherwise. */
  readonly fullScreen: { readonly colour: ColourChoice } | null;
}

/** What a command takes and does: options and arguments in, one call, an exit code out. */
export interface CommandDefinition<Specs extends OptionSpecs = OptionSpecs> {
  readonly args: readonly ArgumentSpec[];
  readonly options: Specs;
  /** Command lines that work as printed, each with what it does. */
  readonly examples: readonly (readonly [line: string, does: string])[];
  readonly run: (input: CommandInput<Specs>) => Promise<ExitCode>;
}

/** One argument, as data: what commander, the help and the completion read. */
export interface ArgumentSpec {
  /** As commander writes them: `<source...>`. */
  readonly syntax: string;
  readonly description: string;
  readonly suggestions: Suggestions;
}

/** A command before it is loaded: enough for a list of commands. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  /** Loads the command's module, and with it what it needs: a `send` never loads the server. */
  readonly load: () => Promise<CommandDefinition | CommandGroup>;
}

/** Commands under one name (`events list`, `events show`). */
export interface CommandGroup {
  /** The one that runs when none is named. */
  readonly defaultCommand: string;
  readonly commands: readonly SubCommand[];
}

/** A command of a group; the group is loaded as a whole. */
interface SubCommand {
  readonly name: string;
  readonly summary: string;
  readonly definition: CommandDefinition;
}

/** Checks a command's options against its `run`, and hides their types from the table of commands. */
export function defineCommand<Specs extends OptionSpecs>(definition: CommandDefinition<Specs>): CommandDefinition {
  return definition as unknown as CommandDefinition;
}
