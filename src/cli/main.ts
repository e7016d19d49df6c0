import { CommanderError } from "commander";
import { colourChoice, outputMode, COMMON_OPTIONS } from "../commands/common-options.ts";
import type { ExitCode } from "../commands/command.ts";
import { type Config, loadConfig } from "../commands/config-file.ts";
import { longName } from "../commands/option-spec.ts";
import { checkConfigKeys, environmentName, resolveOptions } from "../commands/resolve-options.ts";
import type { Context } from "../context.ts";
import { Failure } from "../failure.ts";
import { reporterFor } from "../report/reporter-for.ts";
import { FAILURE_EXIT_CODES } from "./exit-codes.ts";
import { type Invocation, buildProgram } from "./program.ts";
import { reportFailure } from "./report-failure.ts";

/** Runs the program: `argv` without node and script. Never throws; what the process must end with is returned. */
export async function main(argv: readonly string[], context: Context): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  try {
    const output = {
      writeOut: (text: string) => void context.stdout.write(text),
      writeErr: (text: string) => void context.stderr.write(text),
    };
    const program = await buildProgram(argv, output, async (invocation) => {
      exitCode = await run(invocation, context);
    });
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    return failed(error, argv, context);
  }
}

async function run({ definition, command, args, flags }: Invocation, context: Context): Promise<ExitCode> {
  const config = configFor(flags, context);
  const specs = { ...definition.options, ...COMMON_OPTIONS };
  checkConfigKeys(specs, { command, config });
  const sources = { command, flags, env: context.env, config };
  const common = resolveOptions(COMMON_OPTIONS, sources);
  const options = resolveOptions(definition.options, sources);
  const reporter = reporterFor(outputMode(common), context, colourChoice(common));
  return definition.run({ args, options, context, reporter });
}

/** `--config` can't come from the config file itself. */
function configFor(flags: Invocation["flags"], { env, cwd }: Context): Config | undefined {
  const name = longName(COMMON_OPTIONS.config);
  return loadConfig(flags.get(name)?.at(-1) ?? env[environmentName(COMMON_OPTIONS.config)], cwd);
}

function failed(error: unknown, argv: readonly string[], context: Context): ExitCode {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    reportFailure(usageFailure(error), argv, context);
    return FAILURE_EXIT_CODES.usage;
  }
  reportFailure(error, argv, context);
  return error instanceof Failure ? FAILURE_EXIT_CODES[error.code] : FAILURE_EXIT_CODES.internal;
}

/** Commander's sentence, its suggestion as the hint. */
function usageFailure({ code, message }: CommanderError): Failure {
  if (code === "commander.help") return new Failure("usage", "name a command", { hint: "see: hipcall-hooks --help" });
  const [sentence = message, suggestion] = message.replace(/^error: /, "").split("\n");
  const meant = /^\(Did you mean (.*)\?\)$/.exec(suggestion ?? "")?.[1];
  return new Failure("usage", sentence, {
    hint: meant === undefined ? "see: hipcall-hooks --help" : `did you mean ${meant}?`,
  });
}
