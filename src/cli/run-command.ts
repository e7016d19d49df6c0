import type { ExitCode } from "../commands/command.ts";
import { COMMON_OPTIONS, colourChoice, outputMode } from "../commands/options/common-options.ts";
import { type Config, loadConfig } from "../commands/options/config-file.ts";
import { optionName } from "../commands/options/option-spec.ts";
import { checkConfigKeys, environmentName, readOptions } from "../commands/options/read-options.ts";
import type { Context } from "../context.ts";
import { usesFullScreen } from "../report/output-mode.ts";
import { reporterAsCalled } from "../report/as-called.ts";
import { chooseReporter } from "../report/choose-reporter.ts";
import { warnAboutUnknownVariables } from "./unknown-variables.ts";
import type { TypedCommand } from "./program.ts";

/** Runs a typed command: reads its options from all sources, makes the reporter and calls `run`. Throws `Failure`. */
export async function runCommand(
  { definition, command, args, flags }: TypedCommand,
  context: Context,
): Promise<ExitCode> {
  const config = findConfig(flags, context);
  checkConfigKeys({ ...definition.options, ...COMMON_OPTIONS }, { command, config });
  const sources = { command, flags, env: context.env, config };
  const common = readOptions(COMMON_OPTIONS, sources);
  const options = readOptions(definition.options, sources);
  const mode = outputMode(common);
  const colour = colourChoice(common);
  const reporter = reporterAsCalled(await chooseReporter(mode, context, colour), context.env);
  await warnAboutUnknownVariables(context, { ...definition.options, ...COMMON_OPTIONS }, reporter);
  const fullScreen = usesFullScreen(mode, context) ? { colour } : null;
  return definition.run({ args, options, context, reporter, fullScreen });
}

/** `--config` is read before the other options, because the file holds their values. */
function findConfig(flags: TypedCommand["flags"], { env, cwd }: Context): Config | undefined {
  const name = optionName(COMMON_OPTIONS.config);
  return loadConfig(flags.get(name)?.at(-1) ?? env[environmentName(COMMON_OPTIONS.config)], cwd);
}
