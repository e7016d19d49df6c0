import { resolve } from "node:path";
import { type CommandInput, type ExitCode, defineCommand } from "../command.ts";
import { scenarioFor } from "../send/read-scenario.ts";
import { said } from "../../language/said.ts";
import { CALLS, proposedFiles } from "./file-texts.ts";
import { missingParts } from "./missing.ts";
import { OPTIONS } from "./options.ts";
import { type FilePlan, planFile, writeFile } from "./project-folder.ts";

export const command = defineCommand({
  args: [],
  options: OPTIONS,
  examples: [
    ["hipcall-hooks init --to http://localhost:3000/hooks", "show the config file, a call and the lines of .gitignore"],
    ["hipcall-hooks init --test vitest --ci github --exec 'npm start' --yes", "write them, with a test and a workflow"],
    ["hipcall-hooks init --scenario voicemail --yes", "with another call"],
  ],
  run: init,
  suggestFor: (argument) => (/^https?:/.test(argument) ? `--to ${argument}` : undefined),
});

async function init({ options, context, reporter }: CommandInput<typeof OPTIONS>): Promise<ExitCode> {
  const folder = resolve(context.cwd);
  const scenario = await scenarioFor(options.scenario, context);
  const plans = proposedFiles(options, scenario).map((file) => planFile(folder, file));
  for (const { complete: _complete, ...file } of plans) reporter.report({ type: "file", ...file });
  for (const message of missingParts(options, folder)) reporter.report({ type: "note", message });
  const open = plans.filter(({ change }) => change !== "none");
  const failed = options.yes ? open.flatMap((file) => failureOf(folder, file)) : [];
  for (const { path, why } of failed)
    reporter.report({
      type: "error",
      code: "input",
      message: `${path} ${why}`,
      hint: said("make the folder writable, and run init again: what is written already stays"),
    });
  const written = open.filter((file) => options.yes && !failed.some(({ path }) => path === file.path));
  const leftAlone = plans.filter(({ change, same }) => change === "none" && !same);
  reporter.report({
    type: "summary",
    command: "init",
    planned: open.map(pathOf),
    written: written.map(pathOf),
    unchanged: plans.filter(({ same }) => same).map(pathOf),
    leftAlone: leftAlone.map(pathOf),
    failed: failed.map(pathOf),
    confirmed: options.yes,
    nextStep: `npx hipcall-hooks replay ${CALLS}`,
  });
  if (failed.length > 0) return 3;
  return options.yes && leftAlone.length > 0 ? 1 : 0;
}

function failureOf(folder: string, file: FilePlan): { readonly path: string; readonly why: string }[] {
  const why = writeFile(folder, file);
  return why === undefined ? [] : [{ path: file.path, why }];
}

function pathOf({ path }: { readonly path: string }): string {
  return path;
}
