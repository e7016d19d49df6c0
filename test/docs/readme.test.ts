import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { MemoryOutput } from "../support/program/memory-output.ts";
import { buildProgram } from "../../src/cli/program.ts";
import { COMMON_OPTIONS } from "../../src/commands/options/common-options.ts";
import { loadConfig } from "../../src/commands/options/config-file.ts";
import { checkConfigKeys, readOptions } from "../../src/commands/options/read-options.ts";
import { emptyFolder } from "../support/program/run-cli.ts";
import { allDefinitions, generatedBlocks } from "./generated-blocks.ts";

const README = resolve(import.meta.dirname, "../../README.md");
const MARKED = /<!-- generated:([a-z-]+) -->\n([\s\S]*?)<!-- \/generated -->/g;

test("the generated parts of the README are up to date (npm run docs rewrites them)", async () => {
  const blocks = await generatedBlocks();
  const readme = readFileSync(README, "utf8");
  const updated = readme.replaceAll(MARKED, (_all, name: string) => {
    return `<!-- generated:${name} -->\n${blocks.get(name) ?? "no such block"}\n<!-- /generated -->`;
  });
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(README, updated);
  expect(readFileSync(README, "utf8")).toBe(updated);
  expect(new Set([...updated.matchAll(MARKED)].map(([, name]) => name))).toEqual(new Set(blocks.keys()));
});

test("the program accepts every command line in the README", async () => {
  const lines = commandLines(readFileSync(README, "utf8"));
  expect(lines.length).toBeGreaterThan(10);
  for (const line of lines) await expect(accepts(line), line).resolves.toBe(true);
});

test("the program accepts every example in every --help", async () => {
  const examples = (await allDefinitions()).flatMap(({ definition }) => definition.examples.map(([line]) => line));
  for (const line of examples.flatMap((example) => commandLines(`\`\`\`sh\n${example}\n\`\`\``))) {
    await expect(accepts(line), line).resolves.toBe(true);
  }
});

test("the program accepts the config file in the README", async () => {
  const [, json = ""] = /```json\n([\s\S]*?)```/.exec(readFileSync(README, "utf8")) ?? [];
  const folder = emptyFolder();
  writeFileSync(`${folder}/hipcall-hooks.config.json`, json);
  const config = loadConfig(undefined, folder);
  expect(config?.values.target).toBe("http://localhost:3000/hooks/hipcall");
  for (const { typed, definition } of await allDefinitions()) {
    checkConfigKeys({ ...definition.options, ...COMMON_OPTIONS }, { command: typed.split(" ")[0] ?? "", config });
  }
});

/** The command lines of this program in code blocks, without `npx`, comments, pipes and redirections. */
function commandLines(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/```(?:sh|yaml)\n([\s\S]*?)```/g)].flatMap(([, block = ""]) =>
    block.split("\n"),
  );
  return blocks
    .flatMap((line) => line.split(/ (?:\||>>?) /))
    .map((line) => /(?:npx )?hipcall-hooks (.*)/.exec(line)?.[1])
    .filter((line) => line !== undefined)
    .map((line) => line.replace(/\s+#.*$|\)"$/, "").trim());
}

/** Parses a line and its options as the program does. Does not run the command. */
async function accepts(line: string): Promise<boolean> {
  const argv = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
  let accepted = false;
  const silent = { stdout: new MemoryOutput(), stderr: new MemoryOutput(), cwd: "/" };
  const program = await buildProgram(argv, silent, async ({ definition, command, flags }) => {
    readOptions({ ...definition.options, ...COMMON_OPTIONS }, { command, flags, env: {}, config: undefined });
    accepted = await Promise.resolve(true);
  });
  await program.parseAsync(argv, { from: "user" });
  return accepted;
}
