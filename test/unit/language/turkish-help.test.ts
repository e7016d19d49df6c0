import { describe, expect, test } from "vitest";
import { languageWith } from "../../../src/language/language.ts";
import { TURKISH } from "../../../src/language/turkish/turkish.ts";
import { allCommandWords, helpOf } from "../../support/program/help-of.ts";

const TURKISH_LANGUAGE = languageWith("tr", TURKISH);

/** Wide enough for every text on one line. */
const COLUMNS = 10_000;

/** English texts that are long enough to be no part of a name or of a Turkish text. */
const ENGLISH_TEXTS = Object.keys(TURKISH).filter((text) => text.length > 8 && text.includes(" "));

const HELPS = await Promise.all(
  (await allCommandWords()).map(async (words) => ({
    typed: ["hipcall-hooks", ...words].join(" "),
    english: await helpOf(words, COLUMNS),
    turkish: await helpOf(words, COLUMNS, TURKISH_LANGUAGE),
  })),
);

describe.each(HELPS)("$typed --help in Turkish", ({ english, turkish }) => {
  test("has each line of the English help, and says it otherwise", () => {
    const lines = turkish.split("\n");
    const same = english.split("\n").filter((line, at) => line !== "" && line === lines[at]);
    expect(same.filter((line) => !isCommandLine(line))).toEqual([]);
    expect(lines).toHaveLength(english.split("\n").length);
  });

  test("has no English text", () => {
    expect(ENGLISH_TEXTS.filter((text) => turkish.includes(text))).toEqual([]);
    expect(turkish).not.toMatch(/\((?:default|repeatable|see)\b|\bone of\b|\[(?:options|command)\]/);
  });

  test("has the same commands, options and examples", () => {
    expect(namesOf(turkish)).toEqual(namesOf(english));
  });
});

/** A command line of an example, which is the same in all languages. */
function isCommandLine(line: string): boolean {
  return /^ {2}(?:[\w-]+ \| |eval "\$\()?hipcall-hooks |^ {2}echo /.test(line);
}

/** What stands at the left of each line. */
function namesOf(help: string): string[] {
  return help
    .split("\n")
    .flatMap((line) => /^ {2}(\S.*?)(?: {2}|$)/.exec(line)?.[1] ?? [])
    .map((name) => name.replace(/\[(?:seçenekler|options)\] ?|\[(?:komut|command)\]/, ""));
}
