import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { MemoryOutput } from "../support/program/memory-output.ts";
import { buildProgram, commandFirst } from "../../src/cli/program.ts";
import { withCommonOptions } from "../../src/commands/options/common-options.ts";
import { loadConfig } from "../../src/commands/options/config-file.ts";
import { checkConfigKeys, readOptions } from "../../src/commands/options/read-options.ts";
import { emptyFolder } from "../support/program/run-cli.ts";
import { allDefinitions, generatedBlocks } from "./generated-blocks.ts";
import { PAGES, argumentsOf, commandLines, readPage } from "./pages.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const MARKED = /<!-- generated:([a-z-]+) -->\n([\s\S]*?)<!-- \/generated -->/g;

test("the generated parts of the pages are up to date (npm run docs rewrites them)", async () => {
  const blocks = await generatedBlocks();
  const used = new Set<string>();
  for (const page of PAGES) {
    const updated = readPage(page).replaceAll(MARKED, (_all, name: string) => {
      used.add(name);
      return `<!-- generated:${name} -->\n${blocks.get(name) ?? "no such block"}\n<!-- /generated -->`;
    });
    if (process.env["UPDATE_DOCS"] === "1") writeFileSync(join(ROOT, page), updated);
    expect(readPage(page), page).toBe(updated);
  }
  expect(used).toEqual(new Set(blocks.keys()));
});

test.each(PAGES)("the program accepts every command line in %s", async (page) => {
  for (const line of commandLines(readPage(page), "(?:sh|yaml)")) await expect(accepts(line), line).resolves.toBe(true);
});

test("the program accepts every example in every --help", async () => {
  const examples = (await allDefinitions()).flatMap(({ definition }) => definition.examples.map(([line]) => line));
  for (const line of examples.flatMap((example) => commandLines(`\`\`\`sh\n${example}\n\`\`\``))) {
    await expect(accepts(line), line).resolves.toBe(true);
  }
});

test("the program accepts the config file in docs/options.md", async () => {
  const [, json = ""] = /```json\n([\s\S]*?)```/.exec(readPage("docs/options.md")) ?? [];
  const folder = emptyFolder();
  writeFileSync(`${folder}/hipcall-hooks.config.json`, json);
  const config = loadConfig(undefined, folder);
  expect(config?.values.target).toBe("http://localhost:3000/hooks/hipcall");
  for (const { typed, definition } of await allDefinitions()) {
    checkConfigKeys(withCommonOptions(definition.options), { command: typed.split(" ")[0] ?? "", config });
  }
});

/** Parses a line and its options as the program does. Does not run the command. */
async function accepts(line: string): Promise<boolean> {
  const argv = argumentsOf(line.split(" > ")[0] ?? "");
  let accepted = false;
  const silent = { stdout: new MemoryOutput(), stderr: new MemoryOutput(), cwd: "/", env: {} };
  const program = await buildProgram(argv, silent, async ({ definition, command, flags }) => {
    readOptions(withCommonOptions(definition.options), { command, flags, env: {}, config: undefined });
    accepted = await Promise.resolve(true);
  });
  await program.parseAsync(commandFirst(argv, program), { from: "user" });
  return accepted;
}
