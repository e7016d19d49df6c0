import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { PAGES } from "./pages.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/** Files that `init` writes into the reader's project. */
const OF_THE_READER = new Set(["test/calls.ndjson", "test/calls.test.ts"]);

/** `src/x.ts` in backticks, and paths below `src` in the drawings. Patterns (`<format>`, `*`) are no paths. */
const IN_BACKTICKS = /`((?:bin|docs|patches|samples|scripts|src|test)\/[^`\s<*]*)`/g;
const IN_DRAWING = /(?<=^|\s)((?:captures|cli|commands|delivery|events|listener|report)\/[\w/-]+\.tsx?)/gm;

test.each([...PAGES, "CONTRIBUTING.md", "AGENTS.md", "SECURITY.md"])("every file that %s names exists", (page) => {
  const text = readFileSync(join(ROOT, page), "utf8");
  const named = [
    ...[...text.matchAll(IN_BACKTICKS)].map(([, path = ""]) => path),
    ...[...text.matchAll(IN_DRAWING)].map(([, path = ""]) => `src/${path}`),
  ];
  expect(named.filter((path) => !OF_THE_READER.has(path) && !existsSync(join(ROOT, path)))).toEqual([]);
});

/** `[text](path)` and `![text](path)`: links to other files, without the part after `#`. */
const LINK = /\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g;

test.each([...PAGES, "CONTRIBUTING.md", "SECURITY.md"])("every link in %s leads to a file", (page) => {
  const linked = [...readFileSync(join(ROOT, page), "utf8").matchAll(LINK)].map(([, path = ""]) => path);
  expect(linked.filter((path) => !existsSync(join(ROOT, dirname(page), path)))).toEqual([]);
});

test("the README leads to every page of docs", () => {
  const text = readFileSync(join(ROOT, "README.md"), "utf8");
  expect(PAGES.filter((page) => page.startsWith("docs/") && !text.includes(`](${page})`))).toEqual([]);
});
