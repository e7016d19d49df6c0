import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { CommandDefinition, CommandGroup } from "../commands/command.ts";
import { nearest } from "../events/payload/nearest.ts";
import { printableStart } from "../events/payload/printable.ts";
import { Failure } from "../failure.ts";
import { said } from "../language/said.ts";

/** Refuses more arguments than a command takes. Throws `Failure` (`usage`). */
export function refuseExtraArguments(
  { args: specs, suggestFor }: CommandDefinition,
  command: string,
  args: readonly string[],
): void {
  const extra = args[specs.length];
  if (extra === undefined || specs.at(-1)?.syntax.includes("...") === true) return;
  const message =
    specs.length === 0
      ? said('{command} takes no arguments (got "{extra}")', { command, extra: printableStart(extra, 60) })
      : said("too many arguments (got {count}; expected {most})", { count: args.length, most: specs.length });
  const suggestion = suggestFor?.(extra);
  throw new Failure("usage", message, {
    hint:
      suggestion === undefined
        ? said("see: hipcall-hooks {command} --help", { command })
        : said("did you mean {meant}?", { meant: suggestion }),
  });
}

/**
 * Refuses a word after the name of a group that is none of its commands. The default command can take files: a word that
 * looks like a command is refused when no file has this name. Throws `Failure` (`usage`).
 */
export function refuseUnknownCommand(
  { commands, defaultCommand, suggestFor }: CommandGroup,
  group: string,
  { args, cwd }: { args: readonly string[]; cwd: string },
): void {
  const [word] = args;
  if (word === undefined) return;
  const takesFiles = (commands.find(({ name }) => name === defaultCommand)?.definition.args.length ?? 0) > 0;
  if (takesFiles && (!/^[a-z][a-z_-]*$/i.test(word) || existsSync(resolve(cwd, word)))) return;
  const names = commands.map(({ name }) => name);
  const suggestion = suggestFor?.(word) ?? nearest(word, names);
  const typed = `${group} ${printableStart(word, 60)}`;
  const message = takesFiles
    ? said('unknown command "{command}", and no file has this name', { command: typed })
    : said('unknown command "{command}"', { command: typed });
  throw new Failure("usage", message, {
    hint:
      suggestion === undefined
        ? said("the commands of {group}: {names}", { group, names: names.join(", ") })
        : said("did you mean {group} {suggestion}?", { group, suggestion }),
  });
}
