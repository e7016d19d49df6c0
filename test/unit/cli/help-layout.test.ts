import { expect, test } from "vitest";
import { ENGLISH, languageWith } from "../../../src/language/language.ts";
import { TURKISH } from "../../../src/language/turkish/turkish.ts";
import { allCommandWords, helpOf } from "../../support/program/help-of.ts";

const COMMANDS = await allCommandWords();
const LANGUAGES = [ENGLISH, languageWith("tr", TURKISH)];
const HELPS = LANGUAGES.flatMap((language) => COMMANDS.map((words) => ({ words, language, name: language.name })));

/** Lines that are too long. Command lines of examples, and headings, stay whole. */
function tooLong(help: string, columns: number): string[] {
  return help
    .split("\n")
    .filter((line) => line.length > columns && !/^ {2}(?:[a-z'."]|echo|eval)|:$|^(?:Usage|Kullanım)/.test(line));
}

test.each(HELPS)("the help of $words fits 80 columns in $name", async ({ words, language }) => {
  expect(tooLong(await helpOf(words, 80, language), 80)).toEqual([]);
});

test.each(HELPS)("the help of $words fits 40 columns in $name", async ({ words, language }) => {
  const help = await helpOf(words, 40, language);
  expect(tooLong(help, 40)).toEqual([]);
  expect(help.replaceAll(/\s+/g, " ")).toContain(language.say("Examples:"));
});

test("a narrow help has the descriptions below the options", async () => {
  expect(await helpOf(["listen"], 40)).toContain(
    "  --path <path>\n      accept only this path, 404\n      otherwise\n",
  );
});
