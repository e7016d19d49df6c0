import { Command, Option } from "commander";
import type { CommandDefinition, CommandGroup } from "../commands/command.ts";
import { HELP_COMMAND, HELP_OPTION, VERSION_OPTION } from "../commands/help-and-version.ts";
import { COMMON_HEADING, COMMON_OPTIONS, withCommonOptions } from "../commands/options/common-options.ts";
import { type OptionSpec, optionName } from "../commands/options/option-spec.ts";
import { COMMANDS } from "../commands/table.ts";
import type { Context } from "../context.ts";
import { ENGLISH, type Language } from "../language/language.ts";
import { PROGRAM } from "../report/as-called.ts";
import { lettersAndSignsFor } from "../report/text/terminal-layout.ts";
import { HELP_COLUMNS, examplesText, helpLayout } from "./help-layout.ts";
import { refuseExtraArguments, refuseUnknownCommand } from "./unexpected-arguments.ts";
import packageJson from "../../package.json" with { type: "json" };

/** A command as the user typed it. Option values are still text. */
export interface TypedCommand {
  readonly definition: CommandDefinition;
  /** The first word of the command: `events` for `events show`. */
  readonly command: string;
  readonly args: readonly string[];
  /** The values of the typed options by their long name; the value of a switch is `true`. */
  readonly flags: ReadonlyMap<string, readonly string[]>;
}

type OnTyped = (typed: TypedCommand) => Promise<void>;

const HELP_COMMAND_SYNTAX = `${HELP_COMMAND.name} ${HELP_COMMAND.argument}`;

/**
 * Builds the commander program, which calls `onTyped` with the command that it parses. Only commands that `argv` names
 * are loaded; the others have a name and a summary.
 */
export async function buildProgram(
  argv: readonly string[],
  context: Pick<Context, "stdout" | "stderr" | "cwd" | "env">,
  onTyped: OnTyped,
  language: Language = ENGLISH,
): Promise<Command> {
  const { fixed } = language;
  const program = new Command(PROGRAM)
    .description(fixed(packageJson.description))
    .version(packageJson.version, VERSION_OPTION.flags, fixed(VERSION_OPTION.description))
    .helpOption(HELP_OPTION.flags, fixed(HELP_OPTION.description))
    .helpCommand(HELP_COMMAND_SYNTAX, fixed(HELP_COMMAND.summary))
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.stdout.write(lettersAndSignsFor(context.stdout, context.env)(text)),
      writeErr: (text) => context.stderr.write(lettersAndSignsFor(context.stderr, context.env)(text)),
      getOutHelpWidth: () => columnsOf(context.stdout),
      getErrHelpWidth: () => columnsOf(context.stderr),
      // `main` reports the error.
      outputError: () => undefined,
    })
    .configureHelp(helpLayout(language, [commanderOption({ ...COMMON_OPTIONS.lang, heading: undefined }, language)]))
    .showSuggestionAfterError(true)
    // Without a command an error message follows the help.
    .addHelpText("after", ({ error }) => {
      const examples = examplesText(PROGRAM_EXAMPLES, fixed, columnsOf(error ? context.stderr : context.stdout));
      const more = `${fixed("Every command has its own options and examples:")}\n  hipcall-hooks listen --help`;
      return `${examples}\n\n${more}${error ? "\n" : ""}`;
    });
  for (const { name, summary, load } of COMMANDS) {
    const said = fixed(summary);
    const command = program.command(name).summary(said).description(sentence(said, language));
    if (argv.includes(name)) addDefinition(command, await load(), { firstWord: name, context, language, onTyped });
  }
  return program;
}

/**
 * Options of every command can also stand before it: `--lang tr send` becomes `send --lang tr`, and
 * `events --json list` becomes `events list --json`. Without a command they have nothing to change.
 */
export function commandFirst(argv: readonly string[], program: Command): string[] {
  const rest = [...argv];
  const command: string[] = [];
  const options: string[] = [];
  let { commands } = program;
  for (;;) {
    const [word = ""] = rest;
    const spec = commonOptionOf(word);
    const next = commands.find((candidate) => candidate.name() === word);
    if (spec !== undefined) options.push(...rest.splice(0, spec.shape === "switch" || word.includes("=") ? 1 : 2));
    else if (next !== undefined) {
      command.push(...rest.splice(0, 1));
      commands = next.commands;
    } else return command.length === 0 ? rest : [...command, ...options, ...rest];
  }
}

/** The option of every command that a word is: `-o`, `--output` or `--output=json`. */
function commonOptionOf(word: string): OptionSpec<unknown> | undefined {
  const [name = ""] = word.split("=");
  return Object.values(COMMON_OPTIONS).find(({ flags }) => flags.split(/[ ,]+/).includes(name));
}

/** The value of an optional value follows `=`: commander would also take the next argument, which is a source. */
export function valuesAfterEquals(argv: readonly string[], program: Command): string[] {
  const optional = program.commands.flatMap(({ options }) => options).filter((option) => option.optional);
  const names = new Set(optional.map(({ long }) => long));
  const end = argv.indexOf("--");
  return argv.map((word, at) => (names.has(word) && (end === -1 || at < end) ? `${word}=` : word));
}

const PROGRAM_EXAMPLES: CommandDefinition["examples"] = [
  ["hipcall-hooks listen", "show and check what comes to this machine"],
  ["hipcall-hooks send call::hangup", "post a sample event to that listener"],
  ["hipcall-hooks replay captures.ndjson", "send recorded events again"],
];

interface Place {
  /** `events` for `events show`. */
  readonly firstWord: string;
  readonly context: Pick<Context, "stdout" | "cwd">;
  readonly language: Language;
  readonly onTyped: OnTyped;
}

/** Adds the arguments, options, subcommands and examples of a definition to a commander command. */
function addDefinition(command: Command, loaded: CommandDefinition | CommandGroup, place: Place): void {
  const { firstWord, context, language, onTyped } = place;
  const { fixed } = language;
  if ("commands" in loaded) {
    command.helpCommand(HELP_COMMAND_SYNTAX, fixed(HELP_COMMAND.summary));
    for (const { name, summary, definition } of loaded.commands) {
      const subcommand = command.command(name, { isDefault: name === loaded.defaultCommand });
      subcommand.summary(fixed(summary)).description(sentence(fixed(summary), language));
      addDefinition(subcommand, definition, place);
      if (name !== loaded.defaultCommand) continue;
      subcommand.hook("preAction", () => {
        if (command.args[0] !== name)
          refuseUnknownCommand(loaded, firstWord, { args: subcommand.args, cwd: context.cwd });
      });
    }
    const examples = loaded.commands.flatMap(({ definition }) => definition.examples);
    command.addHelpText("after", () => examplesText(examples, fixed, columnsOf(context.stdout)));
    return;
  }
  for (const { syntax, description } of loaded.args) command.argument(syntax, fixed(description));
  const specs = Object.values(withCommonOptions(loaded.options));
  for (const spec of specs) command.addOption(commanderOption(spec, language));
  command.addHelpOption(new Option(HELP_OPTION.flags, fixed(HELP_OPTION.description)).helpGroup(COMMON_HEADING));
  command.addHelpText("after", () => examplesText(loaded.examples, fixed, columnsOf(context.stdout)));
  // Ours names the argument, and what was probably meant.
  command.allowExcessArguments(true);
  command.action(() => {
    refuseExtraArguments(loaded, commandWords(command), command.args);
    return onTyped({ definition: loaded, command: firstWord, args: command.args, flags: typedFlags(command, specs) });
  });
}

function columnsOf({ columns }: Context["stdout"]): number {
  return columns ?? HELP_COLUMNS;
}

/** `events show`, without the name of the program. */
function commandWords(command: Command): string {
  const { parent } = command;
  return parent?.parent ? `${parent.name()} ${command.name()}` : command.name();
}

/** Adds a capital letter, and a full stop after what is no question. */
function sentence(summary: string, { name }: Language): string {
  return `${summary.charAt(0).toLocaleUpperCase(name)}${summary.slice(1)}${summary.endsWith("?") ? "" : "."}`;
}

/** Commander keeps the values as text. `readOptions` parses them, together with the environment and the config file. */
function commanderOption(spec: OptionSpec<unknown>, { fixed, say }: Language): Option {
  const description = fixed(spec.description);
  const value = spec.defaultText;
  const option = new Option(
    spec.flags,
    value === undefined ? description : say("{description} (default: {value})", { description, value }),
  );
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
    const spec = specs.find((candidate) => candidate.flags === option.flags);
    // Commander stores --color and --no-color under one key: `true` is the first one, `false` the second.
    if (spec === undefined || (spec.shape === "switch" && value === option.negate)) continue;
    flags.set(optionName(spec), spec.shape === "switch" ? ["true"] : [value].flat().map(String));
  }
  return flags;
}
