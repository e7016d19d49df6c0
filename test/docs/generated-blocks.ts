import { EXIT_CODE_MEANINGS } from "../../src/cli/exit-codes.ts";
import type { CommandDefinition } from "../../src/commands/command.ts";
import { COMMON_OPTIONS } from "../../src/commands/options/common-options.ts";
import type { OptionSpec } from "../../src/commands/options/option-spec.ts";
import { COMMANDS } from "../../src/commands/table.ts";
import { ENGLISH, type Language, languageWith } from "../../src/language/language.ts";
import { TURKISH } from "../../src/language/turkish/turkish.ts";
import { CATALOGUE } from "../../src/events/catalogue/catalogue.ts";
import { inEnglish } from "../../src/language/said.ts";
import { JSON_LINES } from "../support/program/json-line-schema.ts";
import { lookBlocks } from "./looks.ts";

/** The generated parts of the pages, by the name in their markers. */
export async function generatedBlocks(): Promise<ReadonlyMap<string, string>> {
  const definitions = await allDefinitions();
  return new Map([
    ...(await lookBlocks()),
    ["commands", await commandTable(ENGLISH)],
    ["commands-tr", await commandTable(languageWith("tr", TURKISH))],
    ["all-commands", allCommandsTable(definitions)],
    ["json-types", Object.keys(JSON_LINES).map(code).join(", ")],
    ["events", eventTable()],
    ["exit-codes", exitCodeTable()],
    ["options", optionTables(definitions)],
  ]);
}

/** A command, as a user types it, with its definition. */
interface NamedDefinition {
  readonly typed: string;
  readonly summary: string;
  readonly definition: CommandDefinition;
}

/** Every command, including the members of groups. */
export async function allDefinitions(): Promise<NamedDefinition[]> {
  const all = await Promise.all(
    COMMANDS.map(async ({ name, summary, load }): Promise<NamedDefinition[]> => {
      const loaded = await load();
      if (!("commands" in loaded)) return [{ typed: name, summary, definition: loaded }];
      return loaded.commands.map((entry) => ({
        typed: `${name} ${entry.name}`,
        summary: entry.summary,
        definition: entry.definition,
      }));
    }),
  );
  return all.flat();
}

/** A row for each command; a group with the names of its commands. */
async function commandTable({ fixed, name: language }: Language): Promise<string> {
  const rows = COMMANDS.map(async ({ name, summary, load }) => {
    const loaded = await load();
    if (!("commands" in loaded))
      return [code(["hipcall-hooks", name, ...loaded.args.map(({ syntax }) => syntax)].join(" ")), fixed(summary)];
    const names = loaded.commands.map((command) => code(command.name)).join(", ");
    return [code(`hipcall-hooks ${name} …`), `${fixed(summary)}: ${names}`];
  });
  return table(language === "tr" ? ["komut", "ne yapar"] : ["command", "what it does"], await Promise.all(rows));
}

function allCommandsTable(definitions: readonly NamedDefinition[]): string {
  const rows = definitions.map(({ typed, summary, definition }) => [
    code(["hipcall-hooks", typed, ...definition.args.map(({ syntax }) => syntax)].join(" ")),
    summary,
  ]);
  return table(["command", "what it does"], rows);
}

function eventTable(): string {
  const rows = CATALOGUE.map(({ name, format, known, firesWhen }) => [code(name), format, known, firesWhen]);
  return table(["event", "format", "known", "sent when"], rows);
}

function exitCodeTable(): string {
  return table(
    ["code", "meaning"],
    Object.entries(EXIT_CODE_MEANINGS).map(([exitCode, meaning]) => [exitCode, meaning]),
  );
}

function optionTables(definitions: readonly NamedDefinition[]): string {
  const own = definitions.filter(({ definition }) => Object.keys(definition.options).length > 0);
  const blocks = own.map(({ typed, definition }) => `### ${code(typed)}\n\n${optionTable(definition.options)}`);
  return [...blocks, `### every command\n\n${optionTable(COMMON_OPTIONS)}`].join("\n\n");
}

function optionTable(options: Readonly<Record<string, OptionSpec<unknown>>>): string {
  const rows = Object.values(options).map(({ flags, description, defaultText }) => {
    const meaning = inEnglish(description);
    const more = defaultText === undefined ? "" : ` (default ${code(inEnglish(defaultText))})`;
    return [code(flags), `${meaning}${more}`];
  });
  return table(["option", "meaning"], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [tableRow(head), tableRow(head.map(() => "---")), ...rows.map(tableRow)].join("\n");
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`;
}

function code(text: string): string {
  return `\`${text}\``;
}
