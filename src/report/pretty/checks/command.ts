import { stripVTControlCharacters } from "node:util";
import { printable } from "../../../events/payload/printable.ts";
import type { CommandReport } from "../../output-event.ts";
import type { Theme } from "../../text/theme.ts";

/** A command of `--exec`: its output when it was kept, and its failure. Empty when it succeeded. */
export function prettyCommand({ command, succeeded, outcome, output }: CommandReport, theme: Theme): string {
  const name = printable(command);
  const lines = output === null ? [] : outputLines(name, output, theme);
  if (!succeeded) lines.push(`${theme.bad("✗")} ${name} ${printable(theme.language.tell(outcome))}`);
  return lines.map((line) => `${line}\n`).join("");
}

/** Output goes between two lines. Escape sequences are removed. */
function outputLines(command: string, output: string, { faint, language }: Theme): string[] {
  const written = stripVTControlCharacters(output).trimEnd().split(/\r?\n/);
  const shown = written.map((line) => `  ${printable(line.replaceAll("\t", "    "))}`);
  return [faint(language.say("--- output of {command} ---", { command })), ...shown, faint("---")];
}
