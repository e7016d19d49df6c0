import { expect, test } from "vitest";
import { ENGLISH, languageWith } from "../../../src/language/language.ts";
import { TURKISH } from "../../../src/language/turkish/turkish.ts";
import { allCommandWords, helpOf } from "../../support/program/help-of.ts";

const COMMANDS = await allCommandWords();
const TURKISH_LANGUAGE = languageWith("tr", TURKISH);
const LANGUAGES = [ENGLISH, TURKISH_LANGUAGE];
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

test.each(HELPS)(
  "the help of $words has only letters of ASCII in $name, where the locale has no others",
  async (help) => {
    const ascii = await helpOf(help.words, 80, help.language, { LC_ALL: "C" });
    expect(ascii).not.toMatch(/[^\n -~]/);
    expect(ascii).toContain(help.language === ENGLISH ? "Usage:" : "Kullanim:");
  },
);

test.each([
  { words: ["doctor"], language: ENGLISH, description: "Examine an endpoint: is it ready for Hipcall?" },
  { words: ["listen"], language: ENGLISH, description: "Receive webhooks; show, check, record and forward them." },
  {
    words: ["captures", "diff"],
    language: TURKISH_LANGUAGE,
    description: "İki kaydı ya da iki olayı karşılaştırır: ne yeni, ne eksik, ne değişmiş.",
  },
])("the help describes $words in a sentence", async ({ words, language, description }) => {
  expect((await helpOf(words, 80, language)).split("\n")[2]).toBe(description);
});

test("a narrow help has the descriptions below the options", async () => {
  expect(await helpOf(["listen"], 40)).toContain(
    "  --path <path>\n      accept only this path, 404\n      otherwise\n",
  );
});
