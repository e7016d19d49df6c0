import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CliResult, emptyFolder, runCli } from "../program/run-cli.ts";

interface Imported {
  readonly run: CliResult;
  readonly records: readonly Record<string, unknown>[];
}

/** Imports a text from a file, with other files beside it. */
export async function imported(
  text: string | Buffer,
  args: readonly string[] = [],
  beside: Readonly<Record<string, string>> = {},
): Promise<Imported> {
  const folder = emptyFolder();
  writeFileSync(join(folder, "in"), text);
  for (const [name, content] of Object.entries(beside)) writeFileSync(join(folder, name), content);
  const run = await runCli(["captures", "import", "in", "-O", "out.ndjson", ...args], { cwd: folder });
  if (run.exitCode !== 0) return { run, records: [] };
  const lines = readFileSync(join(folder, "out.ndjson"), "utf8").trim().split("\n");
  return { run, records: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

/** The only request of a text. */
export async function only(
  text: string,
  beside: Readonly<Record<string, string>> = {},
): Promise<Record<string, unknown>> {
  const { run, records } = await imported(text, [], beside);
  if (records.length !== 1 || records[0] === undefined) throw new Error(`${records.length} records: ${run.stderr}`);
  return records[0];
}
