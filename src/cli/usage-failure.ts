import type { CommanderError } from "commander";
import { COMMANDS } from "../commands/table.ts";
import { Failure } from "../failure.ts";
import { type Said, said } from "../language/said.ts";

/** Commander's messages, in the form of ours. */
const MESSAGES: readonly (readonly [commander: RegExp, ours: (name: string) => Said])[] = [
  [/^unknown option '(.*)'$/, (name) => said('unknown option "{name}"', { name })],
  [/^unknown command '(.*)'$/, (name) => said('unknown command "{command}"', { command: name })],
  [/^missing required argument '(.*)'$/, (name) => said("missing argument: {name}", { name })],
  [/^option '.*?(--[a-z-]+).*' argument missing$/, (name) => said("{name} needs a value", { name })],
];

/** What is wrong with the command line that commander refused. Its suggestion becomes the hint. */
export function usageFailure({ code, message }: CommanderError, argv: readonly string[]): Failure {
  // Commander has printed the help, which lists the commands.
  if (code === "commander.help") return new Failure("usage", said("no command given; choose one from the list above"));
  const [line = message, suggestion] = message.replace(/^error: /, "").split("\n");
  const [form, ours] = MESSAGES.find(([commander]) => commander.test(line)) ?? [];
  const name = form?.exec(line)?.[1];
  const meant = /^\(Did you mean (.*)\?\)$/.exec(suggestion ?? "")?.[1];
  return new Failure("usage", name === undefined || ours === undefined ? line : ours(name), {
    hint:
      meant === undefined
        ? said("see: {command}", { command: helpCommand(argv) })
        : said("did you mean {meant}?", { meant }),
  });
}

function helpCommand(argv: readonly string[]): string {
  const command = COMMANDS.find(({ name }) => name === argv[0]);
  return command === undefined ? "hipcall-hooks --help" : `hipcall-hooks ${command.name} --help`;
}
