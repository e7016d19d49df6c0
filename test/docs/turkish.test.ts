import { expect, test } from "vitest";
import { readPage } from "./pages.ts";

const ENGLISH = readPage("README.md");
const TURKISH = readPage("README.tr.md");

/** A comment at the end of a line of a code block is in the language of its page. */
const COMMENT = / +# .*$/gm;

test("the code blocks of both READMEs are the same, in the same order", () => {
  const blocks = (page: string): string[] => [...page.matchAll(/^ *```[\s\S]*?^ *```$/gm)].map(([text]) => text);
  const codeOf = (page: string): string[] => blocks(page).map((block) => block.replaceAll(COMMENT, ""));
  expect(codeOf(TURKISH).length).toBeGreaterThan(8);
  expect(codeOf(TURKISH)).toEqual(codeOf(ENGLISH));
});

test("both READMEs have the same links", () => {
  const links = (page: string): string[] => [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, to = ""]) => to).toSorted();
  const withoutTheOther = (page: string): string[] => links(page).filter((to) => !/^README(?:\.tr)?\.md$/.test(to));
  expect(withoutTheOther(TURKISH)).toEqual(withoutTheOther(ENGLISH));
});

test("the first line of each README leads to the other", () => {
  expect(ENGLISH.split("\n")[0]).toBe("English | [Türkçe](README.tr.md)");
  expect(TURKISH.split("\n")[0]).toBe("[English](README.md) | Türkçe");
});

test("both READMEs have the same number of sections, and of rows in each table", () => {
  const shape = (page: string): number[] =>
    page.split(/^## /m).map((section) => [...section.matchAll(/^\| /gm)].length);
  expect(shape(TURKISH)).toEqual(shape(ENGLISH));
});

test("README.tr.md says in Turkish what each command does (a new command needs a row there, in the same place)", () => {
  const commands = (page: string): string[] =>
    [...page.matchAll(/^\| (`hipcall-hooks .*?`) \| \S/gm)].map(([, typed = ""]) => typed);
  expect(commands(TURKISH).length).toBeGreaterThan(20);
  expect(commands(TURKISH)).toEqual(commands(ENGLISH));
});
