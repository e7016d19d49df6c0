import { Help, type Option } from "commander";
import type { CommandDefinition } from "../commands/command.ts";
import type { Language } from "../language/language.ts";
import type { Text } from "../language/said.ts";

/** The width of the help when the output is not a terminal. */
export const HELP_COLUMNS = 80;

/** A description narrower than this stands below its option, not beside it. */
const NARROWEST_BESIDE = 30;
const INDENT = 6;

const standard = new Help();
standard.minWidthToWrap = 20;

/**
 * Commander's layout of an option and its description, and one for terminals in which they do not fit side by side.
 * Commander's own words are said in the language. The help of the program has `more` options, which `commandFirst` reads.
 */
export const helpLayout = ({ fixed }: Language, more: readonly Option[]): Partial<Help> => ({
  minWidthToWrap: standard.minWidthToWrap,
  styleTitle: fixed,
  visibleOptions: (command) => [...standard.visibleOptions(command), ...(command.parent === null ? more : [])],
  commandUsage: (command) => syntaxIn(standard.commandUsage(command), fixed),
  subcommandTerm: (command) => syntaxIn(standard.subcommandTerm(command), fixed),
  formatItem: (term, termWidth, description, helper) => {
    const columns = helper.helpWidth ?? HELP_COLUMNS;
    if (columns - termWidth - 4 >= NARROWEST_BESIDE)
      return standard.formatItem.call(helper, term, termWidth, description, helper);
    return description === "" ? `  ${term}` : `  ${term}\n${indented(description, columns)}`;
  },
});

/** `send [options] [event...]`: the names of arguments stay, because messages name them too. */
function syntaxIn(syntax: string, fixed: Language["fixed"]): string {
  return COMMANDER_WORDS.reduce((text, word) => text.replace(word, fixed(word)), syntax);
}

const COMMANDER_WORDS: readonly Text[] = ["[options]", "[command]"];

/** Command lines stay whole, so that they can be copied. What they do stands below, wrapped. */
export function examplesText(
  examples: CommandDefinition["examples"],
  fixed: Language["fixed"],
  columns = HELP_COLUMNS,
): string {
  const lines = examples.map(([line, does]) => `  ${line}\n${indented(fixed(does), columns)}`);
  return `\n${fixed("Examples:")}\n${lines.join("\n")}`;
}

function indented(text: string, columns: number): string {
  const lines = standard.boxWrap(text, Math.max(columns - INDENT, 20)).split("\n");
  return lines.map((line) => `${" ".repeat(INDENT)}${line}`).join("\n");
}
