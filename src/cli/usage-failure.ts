import type { CommanderError } from "commander";
import { COMMANDS } from "../commands/table.ts";
import { Failure } from "../failure.ts";

/** Commander's messages, in the form of ours. */
const MESSAGES: readonly (readonly [commander: RegExp, ours: string])[] = [
  [/^unknown (option|command) '(.*)'$/, 'unknown $1 "$2"'],
  [/^missing required argument '(.*)'$/, "missing argument: $1"],
  [/^option '.*?(--[a-z-]+).*' argument missing$/, "$1 needs a value"],
];

/** What is wrong with the command line that commander refused. Its suggestion becomes the hint. */
export function usageFailure({ code, message }: CommanderError, argv: readonly string[]): Failure {
  // Commander has printed the help, which lists the commands.
  if (code === "commander.help") return new Failure("usage", "no command given; choose one from the list above");
  const [line = message, suggestion] = message.replace(/^error: /, "").split("\n");
  const [form, ours] = MESSAGES.find(([commander]) => commander.test(line)) ?? [];
  const suggested = /^\(Did you mean (.*)\?\)$/.exec(suggestion ?? "")?.[1];
  return new Failure("usage", form === undefined || ours === undefined ? line : line.replace(form, ours), {
    hint: suggested === undefined ? `see: ${helpCommand(argv)}` : `did you mean ${suggested}?`,
  });
}

function helpCommand(argv: readonly string[]): string {
  const command = COMMANDS.find(({ name }) => name === argv[0]);
  return command === undefined ? "hipcall-hooks --help" : `hipcall-hooks ${command.name} --help`;
}
