import { COMMANDS } from "../commands/table.ts";
import { COMMON_OPTIONS } from "../commands/options/common-options.ts";
import type { OptionSpecs } from "../commands/options/option-spec.ts";
import { VARIABLE_PREFIX, environmentName } from "../commands/options/read-options.ts";
import type { Context } from "../context.ts";
import { nearest } from "../events/payload/nearest.ts";
import { printableStart } from "../events/payload/printable.ts";
import type { Reporter } from "../report/reporter.ts";
import { said } from "../language/said.ts";

/** `--exec` sets them for its command, which can run this program too. */
const NOT_OPTIONS: ReadonlySet<string> = new Set(["URL", "PID"].map((name) => `${VARIABLE_PREFIX}${name}`));

/** Warns about variables of the environment that look like options, but are none. */
export async function warnAboutUnknownVariables(
  { env }: Pick<Context, "env">,
  ownOptions: OptionSpecs,
  reporter: Pick<Reporter, "report">,
): Promise<void> {
  const given = Object.keys(env).filter((name) => name.startsWith(VARIABLE_PREFIX) && !NOT_OPTIONS.has(name));
  const own = namesOf(ownOptions);
  if (given.every((name) => own.includes(name))) return;
  // Options of other commands are fine. Most runs do not need them.
  const known = [...own, ...(await namesOfAllCommands())];
  for (const name of given.filter((each) => !known.includes(each))) {
    const meant = nearest(name, known);
    reporter.report({
      type: "warning",
      message: said("{name} is set, but no option has this name", { name: printableStart(name, 80) }),
      hint:
        meant === undefined
          ? said("see the options: hipcall-hooks COMMAND --help")
          : said("did you mean {meant}?", { meant }),
    });
  }
}

async function namesOfAllCommands(): Promise<string[]> {
  const loaded = await Promise.all(COMMANDS.map(({ load }) => load()));
  const definitions = loaded.flatMap((one) => ("commands" in one ? one.commands.map((sub) => sub.definition) : [one]));
  return [...namesOf(COMMON_OPTIONS), ...definitions.flatMap(({ options }) => namesOf(options))];
}

function namesOf(specs: OptionSpecs): string[] {
  return Object.values(specs).map(environmentName);
}
