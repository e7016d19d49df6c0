import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { TURKISH } from "../../../src/language/turkish/turkish.ts";

const SRC = resolve(import.meta.dirname, "../../../src");
const PACKAGE = join(SRC, "../package.json");
const CATALOGUE = join(SRC, "language/turkish");

const TEXTS = new Map<string, string>(Object.entries(TURKISH));

/** The headings of commander's help. */
const COMMANDER: ReadonlySet<string> = new Set(["Usage:", "Options:", "Commands:", "Arguments:"]);

/** Texts that are the same in both languages. */
const SAME: ReadonlySet<string> = new Set([
  "URL",
  "{ms} ms",
  "{count} {noun}",
  "{what}: {event}: {problem}",
  "{problem}: {quoted}",
  "{first}; {second}",
  "{event}: {message}",
  "{file}: {problem}",
  "{first}, {next}",
  "{what} ({reason})",
  "Hipcall {says}",
  "{fallback}: {why}",
  "{first}; {next}",
  "{what}: {event}: {problem}",
  "{problem}{quote}",
]);

describe("the Turkish catalogue", () => {
  test("keeps the values of each text", () => {
    const others = [...TEXTS].filter(([english, turkish]) => !sameSet(bracesOf(english), bracesOf(turkish)));
    expect(others).toEqual([]);
  });

  test("translates each text", () => {
    const left = [...TEXTS].filter(
      ([english, turkish]) => turkish.trim() === "" || (turkish === english && !SAME.has(english)),
    );
    expect(left).toEqual([]);
  });

  test("keeps the commands, options and codes of each text", () => {
    const others = [...TEXTS].filter(([english, turkish]) => !sameSet(namesOf(english), namesOf(turkish)));
    expect(others).toEqual([]);
  });

  test("has only texts that the program says", () => {
    // The description of the program is that of the package.
    const sources = [PACKAGE, ...filesOf(SRC).filter((file) => !file.startsWith(CATALOGUE))]
      .map((file) => readFileSync(file, "utf8"))
      .join("\n");
    const unused = [...TEXTS.keys()].filter((english) => !COMMANDER.has(english) && !isQuotedIn(sources, english));
    expect(unused).toEqual([]);
  });

  test("is said in one part only", () => {
    const keys = filesOf(CATALOGUE)
      .flatMap((file) => readFileSync(file, "utf8").split("\n"))
      .flatMap((line) => /^ {2}("(?:[^"\\]|\\.)*"|'[^']*'|\w+):/.exec(line)?.[1] ?? [])
      .map((key) => key.replaceAll(/^["']|["']$/g, ""));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });
});

function bracesOf(text: string): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([braces]) => braces);
}

/** What must not be translated: options, names of commands and events, environment variables, file names. */
function namesOf(text: string): string[] {
  return [
    ...text.matchAll(
      /--[a-z][a-z-]*|(?<!\b(?:a|bir) )\bhipcall-hooks( [a-z]+)*|\b[a-z]+_[a-z_]+\b|\b[A-Z][A-Z_]{3,}\b|\b[a-z-]+\.(json|ndjson|md|ts)\b/g,
    ),
  ].map(([name]) => name);
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify([...new Set(one)].toSorted()) === JSON.stringify([...new Set(other)].toSorted());
}

/** Whether a source holds the text as a literal. */
function isQuotedIn(sources: string, text: string): boolean {
  return (
    [JSON.stringify(text), `'${text}'`].some((literal) => sources.includes(literal)) ||
    new RegExp(`^ +${text}: `, "m").test(sources)
  );
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
