import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");

/** The pages for users, from the project's root. */
export const PAGES: readonly string[] = [
  "README.md",
  "README.tr.md",
  ...readdirSync(join(ROOT, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
  "skills/hipcall-hooks/SKILL.md",
];

export function readPage(page: string): string {
  return readFileSync(join(ROOT, page), "utf8");
}

/**
 * The command lines of this program in the code blocks of a language, without `npx`, comments and pipes. A redirection
 * (`> mine.json`) stays.
 */
export function commandLines(markdown: string, language: "sh" | "(?:sh|yaml)" = "sh"): string[] {
  return [...markdown.matchAll(new RegExp(`^ *\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "gm"))]
    .flatMap(([, block = ""]) => block.replaceAll(/\\\n\s*/g, "").split("\n"))
    .map((line) => /(?:npx |^\s*|"\$\()hipcall-hooks ([^|#]*)/.exec(line)?.[1])
    .filter((line) => line !== undefined)
    .map((line) => line.replace(/\)"\s*$/, "").trim());
}

/** The words of a command line, without quotes. */
export function argumentsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
}
