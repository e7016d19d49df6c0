import { expect, test } from "vitest";
import { readPage } from "./pages.ts";

const ENGLISH = readPage("README.md");
const TURKISH = readPage("README.tr.md");

/** A comment at the end of a line of a code block is in the language of its page. */
const COMMENT = / +# .*$/gm;

test("the code blocks of both READMEs are the same, in the same order", () => {
  expect(codeOf(TURKISH).length).toBeGreaterThan(8);
  expect(codeOf(TURKISH)).toEqual(codeOf(ENGLISH));
});

test("both READMEs have the same links", () => {
  expect(linksOf(TURKISH)).toEqual(linksOf(ENGLISH));
});

test("the first line of each README leads to the other", () => {
  expect(ENGLISH.split("\n")[0]).toBe("English | [Türkçe](README.tr.md)");
  expect(TURKISH.split("\n")[0]).toBe("[English](README.md) | Türkçe");
});

test("both READMEs have the same number of sections, and of rows in each table", () => {
  expect(shapeOf(TURKISH)).toEqual(shapeOf(ENGLISH));
});

test("README.tr.md says in Turkish what each command does", () => {
  expect(commandsOf(TURKISH).length).toBeGreaterThan(8);
  expect(commandsOf(TURKISH)).toEqual(commandsOf(ENGLISH));
});

function codeOf(page: string): string[] {
  // What the program prints is in the language of the page.
  const looks = page.replaceAll(/(?<=<!-- generated:(look-\w+)(?:-tr)? -->\n```text\n)[\s\S]*?(?=```$)/gm, "$1\n");
  return [...looks.matchAll(/^ *```[\s\S]*?^ *```$/gm)].map(([block]) => block.replaceAll(COMMENT, ""));
}

/** Without the link to the other README. */
function linksOf(page: string): string[] {
  const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, to = ""]) => to);
  return links.filter((to) => !/^README(?:\.tr)?\.md$/.test(to)).toSorted();
}

function shapeOf(page: string): number[] {
  return page.split(/^## /m).map((section) => [...section.matchAll(/^\| /gm)].length);
}

function commandsOf(page: string): string[] {
  return [...page.matchAll(/^\| (`hipcall-hooks .*?`) \| \S/gm)].map(([, typed = ""]) => typed);
}
