import type { ExitCode } from "../commands/command.ts";
import { COMMON_OPTIONS, colourChoice, outputMode, withCommonOptions } from "../commands/options/common-options.ts";
import { type Config, loadConfig } from "../commands/options/config-file.ts";
import { optionName } from "../commands/options/option-spec.ts";
import { type OptionSources, checkConfigKeys, environmentName, readOptions } from "../commands/options/read-options.ts";
import type { Context } from "../context.ts";
import { type OutputMode, usesFullScreen } from "../report/output-mode.ts";
import { reporterAsCalled } from "../report/as-called.ts";
import { chooseReporter } from "../report/choose-reporter.ts";
import type { Looks } from "../report/text/theme.ts";
import { loadLanguage, localeLanguage } from "./choose-language.ts";
import { warnAboutUnknownVariables } from "./unknown-variables.ts";
import type { TypedCommand } from "./program.ts";

/** What all commands share: where their options come from, and how the user wants the output. */
interface Settings {
  readonly sources: OptionSources;
  readonly mode: OutputMode;
  readonly looks: Looks;
}

/** Reads the options that all commands have, from all sources. Throws `Failure`. */
export async function readSettings({ definition, command, flags }: TypedCommand, context: Context): Promise<Settings> {
  const config = findConfig(flags, context);
  checkConfigKeys(withCommonOptions(definition.options), { command, config });
  const sources = { command, flags, env: context.env, config };
  const common = readOptions(COMMON_OPTIONS, { ...sources, flags: flagsOfAll(flags, definition) });
  const language = await loadLanguage(common.lang ?? localeLanguage(context));
  return { sources, mode: outputMode(common), looks: { colour: colourChoice(common), language } };
}

/** Runs a typed command: reads its options from all sources, makes the reporter and calls `run`. Throws `Failure`. */
export async function runCommand(
  { definition, args }: TypedCommand,
  context: Context,
  { sources, mode, looks }: Settings,
): Promise<ExitCode> {
  const options = readOptions(definition.options, sources);
  const reporter = reporterAsCalled(await chooseReporter(mode, context, looks), context.env);
  await warnAboutUnknownVariables(context, withCommonOptions(definition.options), reporter);
  const fullScreen = usesFullScreen(mode, context) ? looks : null;
  return definition.run({ args, options, context, reporter, fullScreen, language: looks.language });
}

/** Without the flags that are options of the command itself: `--lang` of `events types` is another one. */
function flagsOfAll(flags: TypedCommand["flags"], { options }: TypedCommand["definition"]): TypedCommand["flags"] {
  const own = new Set(Object.values(options).map(optionName));
  return new Map([...flags].filter(([name]) => !own.has(name)));
}

/** `--config` is read before the other options, because the file holds their values. */
function findConfig(flags: TypedCommand["flags"], { env, cwd }: Context): Config | undefined {
  const name = optionName(COMMON_OPTIONS.config);
  return loadConfig(flags.get(name)?.at(-1) ?? env[environmentName(COMMON_OPTIONS.config)], cwd);
}
